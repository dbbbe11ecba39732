package dev.featurestore.operator.command;

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

/** The values of {@code -Dbackend}: {@code local}, {@code container} or the path of a backend file. */
final class Backends {

    private static final String LOCAL = "local";
    private static final String CONTAINER = "container";

    private final Path folder;
    private final FileNames names;

    /** @param folder base folder of the path of a backend file */
    Backends(Path folder, FileNames names) {
        this.folder = folder;
        this.names = names;
    }

    /** Whether a value selects this JVM. */
    static boolean isLocal(String backend) {
        return backend.equals(LOCAL);
    }

    /**
     * Whether a value is the path of a backend file.
     *
     * @throws FeatureStoreException {@code INVALID_PARAMETER} if it is a word, but neither a known backend nor a file
     */
    boolean isFile(String backend) {
        if (backend.equals(LOCAL) || backend.equals(CONTAINER)) {
            return false;
        }
        boolean word = backend.chars().allMatch(Character::isLetterOrDigit);
        if (word && !Files.exists(folder.resolve(backend))) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    "-Dbackend=" + backend + ": must be local, container or the path of a backend file",
                    hint(backend));
        }
        return true;
    }

    private String hint(String backend) {
        Optional<String> meant = new Vocabulary(List.of(LOCAL, CONTAINER)).nearest(backend);
        if (meant.isPresent()) {
            return "Did you mean -Dbackend=" + meant.get() + "?";
        }
        List<String> known = new ArrayList<>(List.of("-Dbackend=local", "-Dbackend=container"));
        for (String file : files()) {
            known.add("-Dbackend=" + file);
        }
        return "Use one of " + String.join(", ", known);
    }

    /** Backend files, found by the names that {@code init} gives them. */
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

    /** The path of a backend file. */
    Path file(String backend) {
        return UserPaths.in(folder).read(backend, "-Dbackend");
    }

    /**
     * The backend that a value selects.
     *
     * @param read reads a backend file
     */
    BackendConfig known(String backend, Function<Path, BackendConfig> read) {
        if (isFile(backend)) {
            return read.apply(file(backend));
        }
        return backend.equals(CONTAINER) ? BackendConfig.ContainerBackend.standard() : new BackendConfig.JavaBackend();
    }

    /** The failure of a run inside a container whose backend is a container. */
    static FeatureStoreException noContainers() {
        return FeatureStoreException.of(
                FailureCode.BACKEND_NOT_SUPPORTED,
                "Cannot start a container from inside a container",
                "Use -Dbackend=local, or a backend file of type java");
    }

    /** Base folder of the relative paths of a backend. */
    Path folder(String backend) {
        return isFile(backend) ? file(backend).resolveSibling("") : folder;
    }
}
