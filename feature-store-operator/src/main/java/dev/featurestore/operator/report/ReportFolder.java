package dev.featurestore.operator.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The folder that results are written to. */
record ReportFolder(Path path) {

    Path file(String name) {
        return path.resolve(name);
    }

    void delete(String... names) throws IOException {
        for (String name : names) {
            Files.deleteIfExists(file(name));
        }
    }

    /** Begins a file that grows. */
    Writer open(String name) throws IOException {
        create();
        return Files.newBufferedWriter(file(name));
    }

    /** Writes a file, all or nothing: a reader never sees half of it. */
    void replace(String name, byte[] bytes) throws IOException {
        create();
        Path written = file(name + ".tmp");
        try {
            Files.write(written, bytes);
            Files.move(written, file(name), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** Makes the folder. Without a POM it lies in the user's own: there too it is not for git. */
    void create() throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path);
            Files.writeString(path.resolve(".gitignore"), "*\n");
        }
    }
}
