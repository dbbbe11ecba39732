package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.jobs.JobOrigin;
import dev.featurestore.operator.text.JsonText;
import dev.featurestore.operator.words.Count;
import dev.featurestore.operator.words.Durations;
import dev.featurestore.operator.words.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table of a stack's jobs.
 *
 * @param jobs newest first
 * @param more whether the stack has more jobs
 * @param now the time
 */
public record JobTable(Stack stack, String region, List<Job> jobs, boolean more, Instant now) {

    public JobTable {
        jobs = List.copyOf(jobs);
    }

    /** Two lines for each job, as an OCID needs a line of its own, and up to two for its origin. */
    public List<String> lines(Commands commands) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("OPERATION", "STATE", "CREATED", "TOOK", "NAME"));
        for (Job job : jobs) {
            rows.add(List.of(
                    job.operation().name(),
                    job.state().name(),
                    Times.text(job.created()),
                    StackFacts.duration(job)
                            .map(Durations::text)
                            .orElseGet(() -> Times.age(job.created(), now) + "..."),
                    job.name()));
        }
        List<String> table = Columns.of(rows);
        List<String> lines = new ArrayList<>();
        lines.add(table.get(0));
        for (int i = 0; i < jobs.size(); i++) {
            lines.add(table.get(i + 1));
            lines.add("  " + jobs.get(i).id());
            lines.addAll(origin(JobOrigin.of(jobs.get(i))));
        }
        lines.add(Count.of(jobs.size(), "job") + " of stack " + StackFacts.name(stack)
                + (more ? commands.words("; -Dfeaturestore.limit=NUMBER shows more") : ""));
        return lines;
    }

    /** A line for commit, branch and user, and one for the URL of the run, if they are known. */
    private static List<String> origin(JobOrigin origin) {
        List<String> words = new ArrayList<>();
        origin.commit().ifPresent(id -> words.add("commit " + (id.length() > 12 ? id.substring(0, 12) : id)));
        origin.branch().ifPresent(name -> words.add("branch " + name));
        origin.by().ifPresent(user -> words.add("by " + user));
        List<String> lines = new ArrayList<>();
        if (!words.isEmpty()) {
            lines.add("  " + String.join(", ", words));
        }
        origin.run().ifPresent(url -> lines.add("  " + url));
        return lines;
    }

    private static Map<String, @Nullable Object> json(Job job) {
        Map<String, @Nullable Object> json = StackFacts.json(job);
        JobOrigin origin = JobOrigin.of(job);
        json.put("commit", origin.commit().orElse(null));
        json.put("branch", origin.branch().orElse(null));
        json.put("run", origin.run().orElse(null));
        json.put("by", origin.by().orElse(null));
        return json;
    }

    /** For programs: one document. */
    public String json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("stack", StackFacts.json(stack, region));
        json.put("jobs", jobs.stream().map(JobTable::json).toList());
        return JsonText.of(json);
    }
}
