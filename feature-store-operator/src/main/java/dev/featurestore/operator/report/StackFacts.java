package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.deploy.DeploymentRequest;
import dev.featurestore.operator.jobs.JobOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON for stacks and jobs, and names for messages of several goals. */
public final class StackFacts {

    /** Field with the page in OCI's Console. */
    static final String CONSOLE = "consoleUrl";

    private StackFacts() {}

    /** The name in the tag of a stack, or else its display name. */
    public static String name(Stack stack) {
        return stack.freeformTags().getOrDefault(DeploymentRequest.STACK_TAG, stack.name());
    }

    static Map<String, @Nullable Object> json(Stack stack, String region) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", stack.id());
        json.put("name", name(stack));
        json.put("displayName", stack.name());
        json.put("compartmentId", stack.compartmentId());
        json.put("region", region);
        json.put("created", stack.created().toString());
        return json;
    }

    static Map<String, @Nullable Object> json(Stack stack, String region, ConsoleLinks links) {
        Map<String, @Nullable Object> json = json(stack, region);
        links.stack(stack.id()).ifPresent(url -> json.put(CONSOLE, url));
        return json;
    }

    static Map<String, @Nullable Object> json(Job job, ConsoleLinks links) {
        Map<String, @Nullable Object> json = json(job);
        links.job(job.id()).ifPresent(url -> json.put(CONSOLE, url));
        return json;
    }

    static Map<String, @Nullable Object> json(Job job) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", job.id());
        json.put("name", job.name());
        json.put("operation", job.operation().name());
        json.put("state", job.state().name());
        json.put("created", job.created().toString());
        json.put("finished", job.finished().map(Instant::toString).orElse(null));
        json.put("durationSeconds", duration(job).map(Duration::toSeconds).orElse(null));
        return json;
    }

    /** A job in the report of a run: its OCID, its page in the Console, and where it comes from. */
    static Map<String, Object> reported(Job job, ConsoleLinks links) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", job.id());
        links.job(job.id()).ifPresent(url -> json.put(CONSOLE, url));
        JobOrigin origin = JobOrigin.of(job);
        origin.commit().ifPresent(id -> json.put("commit", id));
        origin.branch().ifPresent(name -> json.put("branch", name));
        origin.run().ifPresent(url -> json.put("run", url));
        origin.by().ifPresent(user -> json.put("by", user));
        return json;
    }

    static Optional<Duration> duration(Job job) {
        return job.finished().map(end -> Duration.between(job.created(), end));
    }

    /** {@code apply job} */
    public static String kind(Job job) {
        return job.operation().words() + " job";
    }
}
