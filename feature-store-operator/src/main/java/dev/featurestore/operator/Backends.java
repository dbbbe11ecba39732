package dev.featurestore.operator;

import dev.featurestore.operator.config.BackendConfig;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.verify.Vocabulary;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What {@code -Dbackend} can name: this JVM, the default container, or a file. */
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

    /** Whether a name is that of this JVM. */
    static boolean isLocal(String backend) {
        return backend.equals(LOCAL);
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
                    "-Dbackend=" + backend
                            + ": expected local, container or the path of a backend file, found none of them",
                    hint(backend));
        }
        return true;
    }

    private String hint(String backend) {
        Optional<String> meant = new Vocabulary(List.of(LOCAL, CONTAINER)).nearest(backend);
        if (meant.isPresent()) {
            return "did you mean -Dbackend=" + meant.get() + "?";
        }
        List<String> there = new ArrayList<>(List.of("-Dbackend=local", "-Dbackend=container"));
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
        return UserPaths.in(folder).read(backend, "-Dbackend");
    }

    /**
     * The backend of a name.
     *
     * @param read reads a backend file
     */
    BackendConfig known(String backend, Function<Path, BackendConfig> read) {
        if (isFile(backend)) {
            return read.apply(file(backend));
        }
        return backend.equals(CONTAINER) ? BackendConfig.ContainerBackend.standard() : new BackendConfig.JavaBackend();
    }

    /** For whoever runs in a container already. */
    static FeatureStoreException noContainers() {
        return FeatureStoreException.of(
                FailureCode.BACKEND_NOT_SUPPORTED,
                "the backend is a container, and from here none is run",
                "run with -Dbackend=local, or name a backend file of type java");
    }

    /** What relative paths of a backend are relative to. */
    Path folder(String backend) {
        return isFile(backend) ? file(backend).resolveSibling("") : folder;
    }
}
