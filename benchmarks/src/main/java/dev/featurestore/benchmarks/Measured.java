package dev.featurestore.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Duration and memory of a process.
 *
 * @param millis time from its start to its end
 * @param peakKib peak memory ({@code VmHWM} of Linux); 0 if not available
 */
record Measured(long millis, long peakKib) {

    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final int MILLIS_BETWEEN = 20;

    long peakMib() {
        return peakKib / 1024;
    }

    /** Runs a command; fails if the command fails. */
    static Measured run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path log = folder.resolve("process.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        process.getOutputStream().close();
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        long peak = 0;
        // Maven's script execs the JVM, so it is one process; its peak only increases.
        while (!process.waitFor(MILLIS_BETWEEN, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peak(status));
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        if (process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " ended with exit code " + process.exitValue() + ":\n"
                    + Files.readString(log));
        }
        return new Measured(millis, peak);
    }

    private static long peak(Path status) {
        try {
            Matcher peak = PEAK.matcher(Files.readString(status));
            return peak.find() ? Long.parseLong(peak.group(1)) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
