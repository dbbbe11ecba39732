package dev.featurestore.operator.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenFileTest {

    @TempDir
    Path folder;

    @Test
    void interruptedRunWritesItsReport() throws Exception {
        WrittenFile file = WrittenFile.ofOwner(folder.resolve("report.json"));
        Thread.currentThread().interrupt();
        try {
            file.replace("first".getBytes(StandardCharsets.UTF_8));
            file.replace("second".getBytes(StandardCharsets.UTF_8));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(file.path()).hasContent("second");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file.path());
        }
    }
}
