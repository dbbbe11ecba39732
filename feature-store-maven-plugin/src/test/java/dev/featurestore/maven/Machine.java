package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Commands of this machine that tests need: where one is missing the test skips, but in CI it fails. */
final class Machine {

    /**
     * How a command ended.
     *
     * @param status exit status
     * @param output all that it wrote
     */
    record Ended(int status, String output) {}

    private Machine() {}

    static void needs(String... commands) {
        for (String command : commands) {
            boolean missing = find(command).isEmpty();
            String reason = command + " is not on the path: install its Debian package";
            if (missing && "true".equals(System.getenv("CI"))) {
                fail(reason);
            }
            assumeTrue(!missing, reason);
        }
    }

    static Optional<Path> find(String command) {
        return List.of((System.getenv("PATH") + ":/usr/sbin:/sbin").split(File.pathSeparator, -1)).stream()
                .map(folder -> Path.of(folder, command))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Ended run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("command", ".out");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(3, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(command + " did not end: " + Files.readString(out));
            }
            return new Ended(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
        } finally {
            Files.delete(out);
        }
    }
}
