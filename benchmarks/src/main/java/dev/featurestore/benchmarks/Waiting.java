package dev.featurestore.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The cost of waiting for a job: delay until its end is detected, requests, and additional time of the process. */
final class Waiting {

    /**
     * Medians, and the maximum number of requests.
     *
     * @param seconds duration of the job
     * @param noticedMillis delay until the client received the end of the job
     * @param requests requests of the whole apply
     * @param addedMillis time of the whole process in excess of the job's
     */
    record Cost(int seconds, long noticedMillis, int requests, long addedMillis) {}

    private final Path project;
    private final Path control;
    private final Counted cloud;
    private final List<String> apply;

    /**
     * @param control the cloud's control file
     * @param apply the command; each run creates its own stack with the environment variable {@code STACK}
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
                // Else apply looks for the stack that the same configuration was deployed to before.
                Podman.delete(project.resolve(".featurestore"));
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
