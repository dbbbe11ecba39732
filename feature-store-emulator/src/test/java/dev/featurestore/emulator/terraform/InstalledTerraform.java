package dev.featurestore.emulator.terraform;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The Terraform of this machine. Without one tests are skipped, but in CI they fail. */
final class InstalledTerraform {

    private InstalledTerraform() {}

    static TerraformBinary find() {
        try {
            String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
            TerraformChooser.Found found = new TerraformChooser(path).find(new EngineChoice.Auto());
            Optional<TerraformBinary> binary = found.binary();
            if (binary.isEmpty() && Boolean.parseBoolean(System.getenv("CI"))) {
                Assertions.fail("CI needs Terraform: " + found.whyNot());
            }
            Assumptions.assumeTrue(binary.isPresent(), () -> "needs Terraform: " + found.whyNot());
            return binary.orElseThrow();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
