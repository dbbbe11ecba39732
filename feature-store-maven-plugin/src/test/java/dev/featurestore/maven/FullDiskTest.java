package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The folder for results is a disk of its own, which gets full or cannot be written. */
@Tag("slow")
class FullDiskTest extends StackFixture {

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        Files.createDirectories(reports());
        mounted = run(
                "mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", reports().toString());
        assumeTrue(mounted, "skipped: only root can mount a disk");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", reports().toString());
        }
    }

    @Test
    void changesNothingOnAFullDisk() throws IOException {
        fill();

        FeatureStoreException failure = failure(request());

        assertThat(failure.code()).isEqualTo(FailureCode.IO_ERROR);
        assertThat(failure)
                .hasMessageContaining("Cannot write results to " + reports())
                .hasMessageContaining("No space left on device");
        assertThat(failure.hint()).startsWith("Free some space on the disk of " + reports());
        assertThat(stacks()).isEmpty();
        assertThat(files()).containsExactly("filler");
    }

    @Test
    void changesNothingOnAReadOnlyDisk() throws Exception {
        assertThat(run("mount", "-o", "remount,ro", reports().toString())).isTrue();

        FeatureStoreException failure = failure(request());

        assertThat(failure.code()).isEqualTo(FailureCode.IO_ERROR);
        assertThat(failure.hint()).startsWith("Make the folder writable");
        assertThat(stacks()).isEmpty();
    }

    @Test
    void printsTheOutputsIfTheDiskGetsFullDuringTheJob() throws IOException {
        console.onLine(line -> {
            if (line.contains("ocid1.ormjob.")) {
                fill();
            }
        });

        FeatureStoreException failure = failure(request());

        assertThat(failure.code()).isEqualTo(FailureCode.IO_ERROR);
        assertThat(failure.hint()).startsWith("Free some space on the disk of " + reports());
        assertThat(console.lines()).anyMatch(line -> line.contains("vcn_id") && line.contains("ocid1.vcn."));
        assertThat(files()).containsExactlyInAnyOrder("filler", "job.log");

        console.onLine(line -> {});
        Files.delete(reports().resolve("filler"));
        apply(request());
        assertThat(report().at("/stack/course").textValue()).isEqualTo("unchanged");
        assertThat(stacks()).hasSize(1);
    }

    @Test
    void letsOnlyTheOwnerReadTheResults() throws IOException {
        apply(request());

        for (String file : List.of("report.json", "outputs.env", "job.log")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(reports().resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(reports())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** Leaves no byte on the disk. */
    private void fill() {
        try (OutputStream out = Files.newOutputStream(reports().resolve("filler"))) {
            for (int size = 64 * 1024; size > 0; size /= 2) {
                fill(out, size);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(OutputStream out, int size) {
        try {
            for (int i = 0; i < 100; i++) {
                out.write(new byte[size]);
            }
        } catch (IOException full) {
            // As intended.
        }
    }

    private static boolean run(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }
}
