package dev.featurestore.stack;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The installed Terraform. */
final class Terraform {

    private Terraform() {}

    /** Output and exit code of a command. */
    record Printed(int exitCode, String text) {}

    /** Runs a command. If Terraform is missing or too old, the test is skipped; in CI it fails. */
    static Printed run(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        // Disables the check for a newer version.
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException notInstalled) {
            return unavailable("terraform is not on the PATH");
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Printed(process.waitFor(), text);
    }

    /** Mocked providers require Terraform 1.7. */
    static void requireMockedProviders() throws IOException, InterruptedException {
        JsonNode version = new ObjectMapper()
                .readTree(run(Path.of("."), Map.of(), "terraform", "version", "-json")
                        .text());
        String[] numbers = version.path("terraform_version").asText().split("\\.", -1);
        if (Integer.parseInt(numbers[0]) == 1 && Integer.parseInt(numbers[1]) < 7) {
            unavailable("terraform is older than 1.7, which brought mocked providers");
        }
    }

    private static Printed unavailable(String reason) {
        if ("true".equals(System.getenv("CI"))) {
            fail(reason + ", and CI=true lets no check be skipped");
        }
        abort("skipped: " + reason);
        throw new IllegalStateException(reason);
    }
}
