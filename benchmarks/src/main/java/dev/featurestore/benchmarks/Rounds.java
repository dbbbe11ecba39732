package dev.featurestore.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs commands in turn, and collects their durations and memory. */
final class Rounds {

    private final Path folder;
    private final int rounds;
    private final Map<String, String> environment;

    Rounds(Path folder, Map<String, String> environment, int rounds) {
        this.folder = folder;
        this.rounds = rounds;
        this.environment = Map.copyOf(environment);
    }

    /** Returns medians, after one round that does not count. */
    Map<String, Measured> run(Map<String, List<String>> commands) throws IOException, InterruptedException {
        Map<String, List<Measured>> all = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, List<String>> command : commands.entrySet()) {
                Measured measured = Measured.run(folder, environment, command.getValue());
                if (round > 0) {
                    all.computeIfAbsent(command.getKey(), k -> new ArrayList<>())
                            .add(measured);
                }
            }
        }
        Map<String, Measured> medians = new LinkedHashMap<>();
        all.forEach((kind, each) -> medians.put(
                kind,
                new Measured(
                        Median.of(each.stream().map(Measured::millis).toList()),
                        Median.of(each.stream().map(Measured::peakKib).toList()))));
        return medians;
    }
}
