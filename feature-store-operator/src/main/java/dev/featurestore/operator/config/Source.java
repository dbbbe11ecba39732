package dev.featurestore.operator.config;

import dev.featurestore.operator.cloud.ObjectAddress;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.problem.FileNames;
import java.nio.file.Path;

/** Where something that the user wrote lies: on this machine, in Object Storage, or nowhere but here. */
public sealed interface Source {

    /**
     * A file or folder of this machine.
     *
     * @param path absolute
     */
    record Local(Path path) implements Source {
        /** A file or folder; a relative path is taken from the current folder. */
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
     * What was given as text, as if it were in a file.
     *
     * @param standsFor the file: problems name it, and relative paths start from its folder
     * @param text what would be in it
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

        /** Without the text, which may hold secrets. */
        @Override
        public String toString() {
            return "Text[" + standsFor + "]";
        }
    }

    /**
     * What a text names.
     *
     * @param text the address of an object, or a path
     * @param paths reads a path
     * @throws IllegalArgumentException if it names nothing; the message says what it is, to follow "found"
     */
    static Source of(String text, UserPaths paths) {
        return ObjectAddress.isMeant(text) ? new Remote(ObjectAddress.parse(text)) : new Local(paths.parse(text));
    }

    /** The name to show for it. */
    String shown(FileNames names);

    /**
     * What a text in this file names.
     *
     * @throws IllegalArgumentException if it names nothing; the message says what it is, to follow "found"
     */
    Source beside(String text);
}
