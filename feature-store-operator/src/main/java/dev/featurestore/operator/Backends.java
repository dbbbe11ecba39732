package dev.featurestore.operator;

import dev.featurestore.operator.config.BackendConfig;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.verify.Vocabulary;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What {@code -Dbackend} can name: this JVM, or a file. */
final class Backends {

    private static final String LOCAL = "local";
    private static final String CONTAINER = "container";

    private final Path folder;
    private final FileNames names;

    /** @param folder what the path of a backend file is relative to */
    Backends(Path folder, FileNames names) {
        this.folder = folder;
        this.names = names;
    }

    /** Whether a name is that of a file. A word that names no file is refused, with what there is. */
    boolean isFile(String backend) {
        if (backend.equals(LOCAL) || backend.equals(CONTAINER)) {
            return false;
        }
        boolean word = backend.chars().allMatch(Character::isLetterOrDigit);
        if (word && !Files.exists(folder.resolve(backend))) {
            throw FeatureStoreException.of(
                    FailureCode.BACKEND_NOT_SUPPORTED,
                    "-Dbackend=" + backend + ": expected local or the path of a backend file, found neither",
                    hint(backend));
        }
        return true;
    }

    private String hint(String backend) {
        if (new Vocabulary(List.of(LOCAL)).nearest(backend).isPresent()) {
            return "did you mean -Dbackend=local?";
        }
        List<String> there = new ArrayList<>();
        there.add("-Dbackend=local");
        for (String file : files()) {
            there.add("-Dbackend=" + file);
        }
        return "there is " + String.join(", ", there);
    }

    /** Files that are called as {@code init} calls them. */
    private Set<String> files() {
        Set<String> found = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*backend*.{yaml,yml}")) {
            for (Path file : files) {
                found.add(names.shown(file));
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return Set.of();
        }
        return found;
    }

    /** The file of a backend. */
    Path file(String backend) {
        return folder.resolve(backend);
    }

    /**
     * A backend that exists in this version.
     *
     * @param read reads a backend file
     */
    BackendConfig known(String backend, Function<Path, BackendConfig> read) {
        if (isFile(backend)) {
            return read.apply(file(backend));
        }
        if (backend.equals(CONTAINER)) {
            throw FeatureStoreException.of(
                    FailureCode.BACKEND_NOT_SUPPORTED,
                    "-Dbackend=container: this version has no container backend",
                    "run with -Dbackend=local");
        }
        return new BackendConfig.JavaBackend();
    }

    /** Refuses a backend that is not this JVM. */
    void requireHere(String backend, Function<Path, BackendConfig> read) {
        BackendConfig config = known(backend, read);
        if (config instanceof BackendConfig.ContainerBackend) {
            throw FeatureStoreException.of(
                    FailureCode.BACKEND_NOT_SUPPORTED,
                    backend + " is a backend of type " + config.type() + ", and apply runs in this JVM only",
                    "run with -Dbackend=local, or name a backend file of type java");
        }
    }
}
