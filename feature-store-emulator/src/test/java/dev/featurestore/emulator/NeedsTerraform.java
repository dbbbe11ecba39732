package dev.featurestore.emulator;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Tests that want a Terraform on the path: they are skipped without one, but in CI they fail. */
final class NeedsTerraform {

    private NeedsTerraform() {}

    static void orSkip() {
        boolean there = Stream.of(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1))
                .anyMatch(folder -> !folder.isEmpty()
                        && (Files.isExecutable(Path.of(folder, "terraform"))
                                || Files.isExecutable(Path.of(folder, "tofu"))));
        Assumptions.assumeTrue(there || Boolean.parseBoolean(System.getenv("CI")), "needs Terraform");
    }
}
