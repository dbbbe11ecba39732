package dev.featurestore.emulator.objectstorage;

import dev.featurestore.emulator.http.ReceivedBody;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The contents of objects and parts, each in a file with a unique name. */
final class ContentFiles {

    private final PrivateDirectory directory;

    ContentFiles(PrivateDirectory directory) {
        this.directory = directory;
    }

    /** Deletes all contents except those with the given names. Not while another thread stores content. */
    void retain(Set<String> used) {
        directory.names().stream().filter(name -> !used.contains(name)).forEach(directory::delete);
    }

    /** Stores a body and returns the name of its file. */
    String keep(ReceivedBody body) {
        String name = UUID.randomUUID().toString();
        try {
            body.moveTo(directory.file(name));
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores several contents as one; empty if one of them does not exist any more. */
    Optional<String> join(List<String> parts) {
        String name = UUID.randomUUID().toString();
        boolean joined = false;
        try (OutputStream out = Files.newOutputStream(directory.file(name), StandardOpenOption.CREATE_NEW)) {
            for (String part : parts) {
                Files.copy(directory.file(part), out);
            }
            joined = true;
            return Optional.of(name);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!joined) {
                drop(name);
            }
        }
    }

    /** Deletes a content. */
    void drop(String name) {
        directory.delete(name);
    }

    /** Runs code that uses a content, and deletes the content if the code fails. */
    <R> R orDrop(String name, Supplier<R> use) {
        try {
            return use.get();
        } catch (RuntimeException | Error e) {
            drop(name);
            throw e;
        }
    }

    InputStream open(String name) {
        try {
            return Files.newInputStream(directory.file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
