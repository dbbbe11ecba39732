package dev.featurestore.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs commands in turn, and keeps how long each took. */
final class Rounds {

    private final Path folder;
    private final int rounds;

    Rounds(Path folder, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
    }

    /** Medians in milliseconds, after one round that does not count. */
    Map<String, Long> run(Map<String, List<String>> commands) throws IOException, InterruptedException {
        Map<String, List<Long>> times = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, List<String>> command : commands.entrySet()) {
                long millis = time(command.getValue());
                if (round > 0) {
                    times.computeIfAbsent(command.getKey(), k -> new ArrayList<>())
                            .add(millis);
                }
            }
        }
        Map<String, Long> medians = new LinkedHashMap<>();
        times.forEach((kind, all) -> {
            Collections.sort(all);
            medians.put(kind, all.get(all.size() / 2));
        });
        return medians;
    }

    private long time(List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("process.log");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        int status = process.waitFor();
        long millis = (System.nanoTime() - start) / 1_000_000;
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + status + ":\n" + Files.readString(log));
        }
        return millis;
    }
}
