package dev.featurestore.terraform.evaluation;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The terraform on the path. Where there is none, a test is skipped; in CI (CI=true) it fails. */
final class TerraformBinary {
    private final Path folder;

    TerraformBinary(Path folder) {
        this.folder = folder;
    }

    /** The lines that it prints. */
    List<String> run(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder terraform = new ProcessBuilder("terraform").directory(folder.toFile());
        terraform.command().addAll(List.of(arguments));
        terraform.redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = terraform.environment();
        environment.keySet().removeIf(name -> name.startsWith("TF_"));
        // Otherwise Terraform asks its maker for a newer version.
        environment.put("CHECKPOINT_DISABLE", "1");
        Process process;
        try {
            process = terraform.start();
        } catch (IOException notInstalled) {
            if ("true".equals(System.getenv("CI"))) {
                fail("terraform is not on the PATH, and CI=true lets no check be skipped", notInstalled);
            }
            return abort("skipped: terraform is not on the PATH");
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed.lines().toList();
    }
}
