package dev.featurestore.operator.config;

import dev.featurestore.operator.cloud.ObjectAddress;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.problem.FileNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The source of a file of the user: this machine, Object Storage, or text; or several files that make up one. */
public sealed interface Source {

    /**
     * A file or folder of this machine.
     *
     * @param path absolute
     */
    record Local(Path path) implements Source {
        /** A file or folder; a relative path is resolved against the current folder. */
        public Local(Path path) {
            this.path = path.toAbsolutePath().normalize();
        }

        @Override
        public String shown(FileNames names) {
            return names.shown(path);
        }

        @Override
        public Source beside(String text) {
            return of(text, UserPaths.in(path.resolveSibling("")));
        }
    }

    /** An object of Object Storage. */
    record Remote(ObjectAddress address) implements Source {
        @Override
        public String shown(FileNames names) {
            return address.toString();
        }

        @Override
        public Source beside(String text) {
            if (ObjectAddress.isMeant(text)) {
                return new Remote(ObjectAddress.parse(text));
            }
            Path path = UserPaths.in(Path.of("")).parse(text);
            if (!path.isAbsolute()) {
                throw new IllegalArgumentException(
                        "a file in Object Storage cannot have relative paths, as buckets have no folders");
            }
            return new Local(path);
        }
    }

    /**
     * Text in place of a file.
     *
     * @param standsFor the file that it replaces, for messages and for relative paths
     * @param text the contents
     */
    record Text(Local standsFor, String text) implements Source {
        @Override
        public String shown(FileNames names) {
            return standsFor.shown(names);
        }

        @Override
        public Source beside(String other) {
            return standsFor.beside(other);
        }

        /** Leaves out the text, which may contain secrets. */
        @Override
        public String toString() {
            return "Text[" + standsFor + "]";
        }
    }

    /**
     * Files of which each is laid over those before it.
     *
     * @param files at least two, none of them layers
     * @param environment the environment whose file is the last one; empty if the user named the files
     */
    record Layers(List<Source> files, Optional<Environment> environment) implements Source {

        /** Files of which each is laid over those before it. */
        public Layers {
            files = List.copyOf(files);
        }

        @Override
        public Source first() {
            return files.get(0);
        }

        @Override
        public String shown(FileNames names) {
            return files.stream().map(file -> file.shown(names)).collect(Collectors.joining(" + "));
        }

        /** Relative to the first file, whichever file has the text. */
        @Override
        public Source beside(String text) {
            return first().beside(text);
        }
    }

    /**
     * Reads a source.
     *
     * @param text the address of an object, or a path
     * @param paths reads a path
     * @throws IllegalArgumentException if the text is neither; the message is a clause that says why
     */
    static Source of(String text, UserPaths paths) {
        return ObjectAddress.isMeant(text) ? new Remote(ObjectAddress.parse(text)) : new Local(paths.parse(text));
    }

    /** Its name in messages. */
    String shown(FileNames names);

    /** The file itself; the first one of layers. */
    default Source first() {
        return this;
    }

    /**
     * Reads a source from a text in this file, relative to it.
     *
     * @throws IllegalArgumentException if the text is not a source; the message is a clause that says why
     */
    Source beside(String text);
}
