package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.deploy.JobConfiguration;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.jobs.JobOrigin;
import dev.featurestore.operator.text.JsonText;
import dev.featurestore.operator.text.LineDiff;
import dev.featurestore.operator.words.Count;
import dev.featurestore.operator.words.Times;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The difference of configuration and variables of two jobs. Values of sensitive variables are hidden, and all values if it is not
 * known which are sensitive.
 *
 * @param before the earlier job
 * @param after the later one
 */
public record JobDifference(JobConfiguration before, JobConfiguration after) {

    private static final String HIDDEN = "(sensitive value)";

    /** A part that differs: {@code +} is only in the later job, {@code -} only in the earlier one, {@code ~} changed. */
    private record Part(char sign, String name, List<String> lines) {}

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.addAll(described('-', before.job(), after.job()));
        lines.addAll(described('+', after.job(), before.job()));
        List<Part> variables = variables();
        lines.add("Variables: " + counted(variables));
        for (Part part : variables) {
            lines.add("  " + part.sign() + " " + part.name() + ": " + String.join(" -> ", part.lines()));
        }
        if (before.sensitive().isEmpty() || after.sensitive().isEmpty()) {
            lines.add("  Values are hidden, because it is not known which variables are sensitive.");
        }
        if (before.files().isEmpty() || after.files().isEmpty()) {
            lines.add("Files: not compared, because Resource Manager does not have those of both jobs.");
            return lines;
        }
        List<Part> files = files();
        lines.add("Files: " + counted(files));
        for (Part part : files) {
            lines.add("  " + part.sign() + " " + part.name());
            part.lines().forEach(line -> lines.add("      " + line));
        }
        return lines;
    }

    /** For programs: one document. */
    public String json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("before", job(before.job()));
        json.put("after", job(after.job()));
        json.put("variables", parts(variables()));
        json.put("files", before.files().isEmpty() || after.files().isEmpty() ? null : parts(files()));
        return JsonText.of(json);
    }

    private static Map<String, @Nullable Object> job(Job job) {
        Map<String, @Nullable Object> json = StackFacts.json(job);
        json.put("stackId", job.stackId());
        json.put("commit", JobOrigin.of(job).commit().orElse(null));
        return json;
    }

    private static List<Map<String, Object>> parts(List<Part> parts) {
        List<Map<String, Object>> json = new ArrayList<>();
        for (Part part : parts) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("name", part.name());
            each.put("change", part.sign() == '+' ? "added" : part.sign() == '-' ? "removed" : "changed");
            each.put("lines", part.lines());
            json.add(each);
        }
        return json;
    }

    private static List<String> described(char sign, Job job, Job other) {
        String commit = JobOrigin.of(job)
                .commit()
                .map(id -> ", commit " + (id.length() > 12 ? id.substring(0, 12) : id))
                .orElse("");
        List<String> lines = new ArrayList<>();
        lines.add(sign + " " + StackFacts.kind(job) + ", " + job.state() + ", " + Times.text(job.created()) + commit);
        lines.add("  " + job.id());
        if (!job.stackId().equals(other.stackId())) {
            lines.add("  of " + job.stackId());
        }
        return lines;
    }

    private static String counted(List<Part> parts) {
        return parts.isEmpty() ? "no difference" : Count.of(parts.size(), "difference");
    }

    private List<Part> variables() {
        List<Part> parts = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(before.variables().keySet());
        names.addAll(after.variables().keySet());
        for (String name : names) {
            Optional<String> old = Optional.ofNullable(before.variables().get(name));
            Optional<String> now = Optional.ofNullable(after.variables().get(name));
            if (!old.equals(now)) {
                List<String> values = new ArrayList<>();
                old.ifPresent(value -> values.add(shown(name, value)));
                now.ifPresent(value -> values.add(shown(name, value)));
                parts.add(new Part(old.isEmpty() ? '+' : now.isEmpty() ? '-' : '~', name, values));
            }
        }
        return parts;
    }

    private String shown(String name, String value) {
        boolean hidden = before.sensitive().map(names -> names.contains(name)).orElse(true)
                || after.sensitive().map(names -> names.contains(name)).orElse(true);
        return hidden ? HIDDEN : JsonText.of(redaction().hide(value));
    }

    private List<Part> files() {
        Map<String, String> old = before.files().orElse(Map.of());
        Map<String, String> now = after.files().orElse(Map.of());
        List<Part> parts = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        Redaction redaction = redaction();
        for (String name : names) {
            @Nullable String from = old.get(name);
            @Nullable String to = now.get(name);
            if (from == null || to == null) {
                String only = from == null ? String.valueOf(to) : from;
                parts.add(new Part(
                        from == null ? '+' : '-',
                        name,
                        List.of(Count.of(only.lines().count(), "line"))));
            } else if (!from.equals(to)) {
                parts.add(new Part(
                        '~',
                        name,
                        mayShow(name)
                                ? LineDiff.of(from, to).stream()
                                        .map(redaction::hide)
                                        .toList()
                                : List.of()));
            }
        }
        return parts;
    }

    /** Not the values in a file of variables, nor a file of a configuration whose secrets are not known. */
    private boolean mayShow(String file) {
        return before.sensitive().isPresent()
                && after.sensitive().isPresent()
                && !file.endsWith(".tfvars")
                && !file.endsWith(".tfvars.json");
    }

    private Redaction redaction() {
        return new Redaction(before.secrets()).and(after.secrets());
    }
}
