package dev.featurestore.operator.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

    /** Two builds may write to the same folder at once. */
    @Test
    @Timeout(60)
    void buildsAtOnceWriteTheSameFile() throws Exception {
        WrittenFile file = WrittenFile.ofOwner(folder.resolve("report.json"));
        Callable<Void> build = () -> {
            for (int i = 0; i < 500; i++) {
                file.probe(out -> out.write(new byte[100]));
                file.replace("a whole report".getBytes(StandardCharsets.UTF_8));
                try (OutputStream out = file.stream()) {
                    out.write("a whole report".getBytes(StandardCharsets.UTF_8));
                }
            }
            return null;
        };

        ExecutorService builds = Executors.newFixedThreadPool(4);
        try {
            for (Future<Void> done : builds.invokeAll(Collections.nCopies(4, build))) {
                done.get();
            }
        } finally {
            builds.shutdownNow();
        }

        assertThat(file.path()).hasContent("a whole report");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file.path());
        }
    }
}
