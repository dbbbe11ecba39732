package dev.featurestore.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What waiting for a job of a given length costs: how late its end is noticed, requests, and the process's own time. */
final class Waiting {

    /**
     * Medians, and the most requests of all rounds.
     *
     * @param seconds length of the job
     * @param noticedMillis how long after its end the client was told
     * @param requests requests of the whole apply
     * @param addedMillis time of the whole process beyond the job's
     */
    record Cost(int seconds, long noticedMillis, int requests, long addedMillis) {}

    private final Path project;
    private final Path control;
    private final Counted cloud;
    private final List<String> apply;

    /**
     * @param control the cloud's control file
     * @param apply the command, of which each run makes a stack of its own by {@code STACK} of the environment
     */
    Waiting(Path project, Path control, Counted cloud, List<String> apply) {
        this.project = project;
        this.control = control;
        this.cloud = cloud;
        this.apply = List.copyOf(apply);
    }

    Cost measure(int seconds, int rounds) throws IOException, InterruptedException {
        Files.writeString(control, "{\"jobTakes\": " + seconds + "}");
        List<Long> noticed = new ArrayList<>();
        List<Long> added = new ArrayList<>();
        int requests = 0;
        try {
            for (int round = 0; round < rounds; round++) {
                cloud.begin();
                Measured measured =
                        Measured.run(project, Map.of("STACK", "of-" + seconds + "-seconds-" + round), apply);
                noticed.add(cloud.late().map(Duration::toMillis).orElseThrow());
                added.add(measured.millis() - seconds * 1_000L);
                requests = Math.max(requests, cloud.requests());
            }
        } finally {
            Files.delete(control);
        }
        return new Cost(seconds, Median.of(noticed), requests, Median.of(added));
    }
}
