package dev.featurestore.operator.report;

import dev.featurestore.operator.files.WrittenFile;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder for results.
 *
 * @param path the folder
 * @param copy another folder for the same files
 */
record ReportFolder(Path path, Optional<Path> copy) {

    private static final String TRIAL = "trial";

    /** Size of the file that is written as a trial, in bytes: more than the usual results of a run. */
    private static final int TRIAL_SIZE = 256 * 1024;

    Path file(String name) {
        return path.resolve(name);
    }

    /** The file in the folder of the latest run. */
    Path latest(String name) {
        return copy.orElse(path).resolve(name);
    }

    /** Deletes files of an earlier run, and checks that the folder can take those of this one. */
    void prepare(String... names) throws IOException {
        delete(names);
        create();
        for (Path folder : folders()) {
            WrittenFile.ofOwner(folder.resolve(TRIAL)).probe(out -> out.write(new byte[TRIAL_SIZE]));
        }
    }

    void delete(String... names) throws IOException {
        for (Path folder : folders()) {
            for (String name : names) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
    }

    /** Opens a file that is written bit by bit. */
    Writer open(String name) throws IOException {
        create();
        OutputStream file = WrittenFile.ofOwner(file(name)).stream();
        return new BufferedWriter(new OutputStreamWriter(
                copy.isEmpty()
                        ? file
                        : new Doubled(file, WrittenFile.ofOwner(copy.get().resolve(name)).stream()),
                StandardCharsets.UTF_8));
    }

    /** Replaces a file atomically. */
    void replace(String name, byte[] bytes) throws IOException {
        create();
        for (Path folder : folders()) {
            WrittenFile.ofOwner(folder.resolve(name)).replace(bytes);
        }
    }

    /** Copies files of another process to the other folder. */
    void copy(List<String> names) throws IOException {
        for (String name : names) {
            if (copy.isPresent() && Files.exists(file(name))) {
                WrittenFile.ofOwner(copy.get().resolve(name)).replace(out -> Files.copy(file(name), out));
            }
        }
    }

    /** Creates the folder, with a .gitignore, as without a POM it is in a folder of the user. */
    void create() throws IOException {
        for (Path folder : folders()) {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                Files.writeString(folder.resolve(".gitignore"), "*\n");
            }
        }
    }

    /** Creates the other folder first, which may be a parent. */
    private List<Path> folders() {
        return copy.map(other -> List.of(other, path)).orElseGet(() -> List.of(path));
    }

    /** Writes the same to two files. */
    private static final class Doubled extends FilterOutputStream {

        private final OutputStream second;

        Doubled(OutputStream first, OutputStream second) {
            super(first);
            this.second = second;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            second.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            second.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
            second.flush();
        }

        @Override
        public void close() throws IOException {
            try (OutputStream first = out;
                    OutputStream other = second) {
                flush();
            }
        }
    }
}
