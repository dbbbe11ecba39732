package dev.featurestore.maven;

import dev.featurestore.emulator.DetachedCloudMain;
import dev.featurestore.emulator.EmbeddedCloudAddress;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.store.PrivateDirectory;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.text.OneLine;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The process of an embedded cloud that a build leaves behind: this JVM's {@code java} with the plugin's own class path.
 *
 * @param folder where the cloud keeps its state
 */
record CloudProcess(Path folder, EmbeddedCloudOptions options) {

    /** The log in the folder of the cloud. */
    static final String LOG = "cloud.log";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final long MAX_LOG = 1 << 20;
    private static final int LAST_LINES = 10;

    /**
     * The variables that Java, Terraform and their searches for files need. The process outlives the build, so it does not
     * keep the build's other variables, such as passwords.
     */
    private static final Pattern KEPT =
            Pattern.compile("(?i)PATH|HOME|USERPROFILE|APPDATA|LOCALAPPDATA|SystemRoot|TMPDIR|TEMP|TMP"
                    + "|LANG|LC_.*|TZ|XDG_.*|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|LD_LIBRARY_PATH|TF_CLI_CONFIG_FILE|TERRAFORM_CONFIG"
                    + "|TF_PLUGIN_CACHE_DIR");

    /** Starts the process, and waits until a cloud of the folder answers: that process, or another one that was faster. */
    EmbeddedCloudAddress start() {
        Path log = folder.resolve(LOG);
        try {
            PrivateDirectory directory = PrivateDirectory.at(folder);
            keepSmall(log);
            directory.create(LOG);
            long begin = Files.size(log);
            ProcessBuilder builder = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().keySet().removeIf(name -> !KEPT.matcher(name).matches());
            Process process = builder.start();
            process.getOutputStream().close();
            return awaitStart(process, log, begin);
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot start the embedded cloud of " + folder + ": " + e.getMessage(),
                    "Check the folder and its free space, then run the same command again",
                    e);
        }
    }

    private void keepSmall(Path log) throws IOException {
        try {
            if (Files.exists(log) && Files.size(log) > MAX_LOG) {
                Files.move(log, folder.resolve(LOG + ".1"), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (NoSuchFileException e) {
            // Another build that starts the cloud has just moved it.
        }
    }

    private EmbeddedCloudAddress awaitStart(Process process, Path log, long begin) throws IOException {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (true) {
            Optional<EmbeddedCloudAddress> running = EmbeddedCloudAddress.running(folder);
            if (running.isPresent()) {
                return running.get();
            }
            boolean failed = !process.isAlive() && process.exitValue() != DetachedCloudMain.RUNS_ALREADY;
            if (failed || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw failure(
                        failed
                                ? "ended with exit code " + process.exitValue()
                                : "did not answer within " + START_TIMEOUT.toSeconds() + " s",
                        log,
                        begin);
            }
            try {
                TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
            } catch (InterruptedException e) {
                process.destroy();
                Thread.currentThread().interrupt();
                throw failure("was stopped, because this build was interrupted", log, begin);
            }
        }
    }

    private static FeatureStoreException failure(String what, Path log, long begin) throws IOException {
        List<String> lines = new ArrayList<>(
                List.of("Cannot start the embedded cloud: its process " + what + ". The last lines of " + log + ":"));
        List<String> written = Files.exists(log) ? linesFrom(log, begin) : List.of();
        written.subList(Math.max(0, written.size() - LAST_LINES), written.size())
                .forEach(line -> lines.add("  " + OneLine.of(line)));
        return FeatureStoreException.of(
                FailureCode.CLOUD_UNREACHABLE, lines, "Fix the cause, then run the same command again");
    }

    private static List<String> linesFrom(Path log, long begin) throws IOException {
        byte[] bytes = Files.readAllBytes(log);
        int from = (int) Math.min(begin, bytes.length);
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private List<String> command() {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        boolean windows = File.separatorChar == '\\';
        List<String> command = new ArrayList<>();
        if (!windows) {
            // Signals of the terminal, which go to all processes of the build, are ignored; SIGTERM is not.
            command.addAll(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        }
        // On Windows, javaw has no console, so Ctrl-C does not reach it.
        command.add(bin.resolve(windows ? "javaw" : "java").toString());
        // For jobs of 2,000 resources too, the second compiler needs more CPU time than its code saves.
        command.addAll(List.of(
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath(), DetachedCloudMain.class.getName()));
        command.addAll(DetachedCloudMain.arguments(options));
        return command;
    }

    private static String classPath() {
        if (CloudProcess.class.getClassLoader() instanceof URLClassLoader plugin) {
            return Arrays.stream(plugin.getURLs())
                    .map(CloudProcess::path)
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    private static String path(URL url) {
        return new File(URI.create(url.toString().replace(" ", "%20"))).getPath();
    }
}
