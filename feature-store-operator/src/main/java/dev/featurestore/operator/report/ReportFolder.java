package dev.featurestore.operator.report;

import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * A folder for results.
 *
 * @param path the folder
 * @param copy another folder for the same files
 */
record ReportFolder(Path path, Optional<Path> copy) {

    Path file(String name) {
        return path.resolve(name);
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
        OutputStream file = Files.newOutputStream(file(name));
        return new BufferedWriter(new OutputStreamWriter(
                copy.isEmpty()
                        ? file
                        : new Doubled(file, Files.newOutputStream(copy.get().resolve(name))),
                StandardCharsets.UTF_8));
    }

    /** Replaces a file atomically. */
    void replace(String name, byte[] bytes) throws IOException {
        create();
        for (Path folder : folders()) {
            Path written = folder.resolve(name + ".tmp");
            try {
                Files.write(written, bytes);
                Files.move(written, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(written);
            }
        }
    }

    /** Copies files of another process to the other folder. */
    void copy(List<String> names) throws IOException {
        for (String name : names) {
            if (copy.isPresent() && Files.exists(file(name))) {
                Files.copy(file(name), copy.get().resolve(name), StandardCopyOption.REPLACE_EXISTING);
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
