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

/** Contents of objects and of parts, each in a file with a name of its own. */
final class ContentFiles {

    private final PrivateDirectory directory;

    ContentFiles(PrivateDirectory directory) {
        this.directory = directory;
    }

    /** Drops all contents but those of the given names. Not while anything is kept. */
    void retain(Set<String> used) {
        directory.names().stream().filter(name -> !used.contains(name)).forEach(directory::delete);
    }

    /** Keeps a body, and returns the name of its file. */
    String keep(ReceivedBody body) {
        String name = UUID.randomUUID().toString();
        try {
            body.moveTo(directory.file(name));
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps several contents as one; empty if one of them is gone. */
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

    /** Drops a content that nothing needs. */
    void drop(String name) {
        directory.delete(name);
    }

    /** Does what is to use a content, and drops the content if that fails. */
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
