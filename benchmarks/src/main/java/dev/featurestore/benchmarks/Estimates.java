package dev.featurestore.benchmarks;

import dev.featurestore.operator.bundle.StackReader;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.estimate.JobEstimate;
import dev.featurestore.operator.graph.ReferenceGraph;
import dev.featurestore.operator.joblog.TerraformLog;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints how far the estimated end of a job is from its end: replays a recorded first deployment of the bundled stack many times, each
 * time with other durations. A factor for the whole job is a fast or slow day, one for each resource is chance; both are log-normal.
 */
final class Estimates {

    private static final int JOBS = 200;

    /** Standard deviations of the logarithms: of the whole job and of each resource alike. 0.2 is about 20 %. */
    private static final List<Double> SPREADS = List.of(0.1, 0.2, 0.4);

    private static final int AT_ONCE = 10;
    private static final int SECONDS_BETWEEN_LOOKS = 5;
    private static final List<Integer> PERCENT = List.of(25, 50, 75);

    /** Half-way, half of the jobs are to be closer. */
    private static final double GOAL_PERCENT = 15;

    private static final Pattern DONE = Pattern.compile("(\\S+): Creation complete after (?:(\\d+)m)?(\\d+)s");

    private record Line(long millis, String text) {}

    private final Map<String, Long> recorded = new LinkedHashMap<>();
    private final List<String> plan = new ArrayList<>();
    private final ReferenceGraph references;

    Estimates() throws IOException {
        try (InputStream log = Estimates.class.getResourceAsStream("recorded-job.log")) {
            for (String line : new String(Objects.requireNonNull(log).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                Matcher done = DONE.matcher(line);
                if (done.matches()) {
                    long minutes = done.group(2) == null ? 0 : Long.parseLong(done.group(2));
                    recorded.put(done.group(1), minutes * 60 + Long.parseLong(done.group(3)));
                } else if (line.startsWith("  # ")) {
                    plan.add(line);
                }
            }
        }
        Problems problems = new Problems("");
        try {
            TerraformModule stack =
                    TerraformModule.parse(StackReader.bundled(Estimates.class.getClassLoader(), problems)
                            .terraformSources(problems)
                            .orElseThrow());
            references = ReferenceGraph.of(stack, (caller, call) -> Optional.empty());
        } catch (HclSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Prints the median errors, in percent of the whole duration of a job. */
    void print() {
        System.out.println();
        System.out.println("Estimated end of " + JOBS + " replayed jobs of " + recorded.size()
                + " resources, median error in percent of the duration of the job");
        for (double spread : SPREADS) {
            Map<Integer, List<Long>> errors = new HashMap<>();
            for (int job = 0; job < JOBS; job++) {
                replay(spread, new Random(job), errors);
            }
            StringBuilder line = new StringBuilder();
            for (int percent : PERCENT) {
                line.append(String.format(Locale.ROOT, ", after %d %%: %.1f %%", percent, median(errors, percent)));
            }
            System.out.println("  durations differ by " + Math.round(spread * 100) + " %" + line);
            new Goal("estimate half-way", median(errors, 50), GOAL_PERCENT, " %").print();
        }
    }

    private static double median(Map<Integer, List<Long>> errors, int percent) {
        return Median.of(errors.getOrDefault(percent, List.of())) / 10.0;
    }

    private void replay(double spread, Random random, Map<Integer, List<Long>> errors) {
        List<Line> lines = lines(spread, random);
        long end = lines.get(lines.size() - 1).millis;
        ReplayClock clock = new ReplayClock();
        JobEstimate estimate = new JobEstimate(references, clock);
        TerraformLog log = new TerraformLog();
        estimate.accept(new Event.JobSubmitted(new Job(
                "ocid1.ormjob.replayed",
                "ocid1.ormstack.replayed",
                "replayed",
                JobOperation.APPLY,
                JobState.IN_PROGRESS,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Map.of())));
        plan.forEach(line -> estimate.accept(new Event.Logged(log.read(line), Instant.EPOCH)));
        estimate.accept(new Event.Logged(
                log.read("Plan: " + plan.size() + " to add, 0 to change, 0 to destroy."), Instant.EPOCH));
        int next = 0;
        int nextPercent = 0;
        for (long now = 0; now < end && nextPercent < PERCENT.size(); now += SECONDS_BETWEEN_LOOKS * 1000L) {
            for (; next < lines.size() && lines.get(next).millis <= now; next++) {
                estimate.accept(
                        new Event.Logged(log.read(lines.get(next).text), Instant.ofEpochMilli(lines.get(next).millis)));
            }
            clock.now = Instant.ofEpochMilli(now);
            estimate.accept(new Event.Looked(false));
            int percent = PERCENT.get(nextPercent);
            if (now * 100 >= end * percent) {
                long estimated = estimate.end().orElseThrow().toEpochMilli();
                errors.computeIfAbsent(percent, key -> new ArrayList<>()).add(Math.abs(estimated - end) * 1000 / end);
                nextPercent++;
            }
        }
    }

    /** The log of a job with other durations, as Terraform would run it. */
    private List<Line> lines(double spread, Random random) {
        double day = Math.exp(random.nextGaussian() * spread);
        Map<String, Long> ends = new HashMap<>();
        List<Long> slots = new ArrayList<>();
        List<String> pending = new ArrayList<>(recorded.keySet());
        List<Line> lines = new ArrayList<>();
        while (!pending.isEmpty()) {
            Map<String, Long> ready = new HashMap<>();
            for (String address : pending) {
                if (references.all(address).stream().noneMatch(pending::contains)) {
                    ready.put(
                            address,
                            references.all(address).stream()
                                    .mapToLong(other -> ends.getOrDefault(other, 0L))
                                    .max()
                                    .orElse(0));
                }
            }
            Map.Entry<String, Long> first = ready.entrySet().stream()
                    .min(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .orElseThrow();
            long start = first.getValue();
            if (slots.size() >= AT_ONCE) {
                slots.sort(Comparator.naturalOrder());
                start = Math.max(start, slots.remove(0));
            }
            double noise = day * Math.exp(random.nextGaussian() * spread);
            long seconds = Math.max(1, Math.round(recorded.getOrDefault(first.getKey(), 1L) * noise));
            long done = start + seconds * 1000;
            slots.add(done);
            ends.put(first.getKey(), done);
            pending.remove(first.getKey());
            lines.add(new Line(start, first.getKey() + ": Creating..."));
            lines.add(new Line(
                    done,
                    first.getKey() + ": Creation complete after " + seconds / 60 + "m" + seconds % 60 + "s [id=x]"));
        }
        lines.sort(Comparator.comparingLong(Line::millis));
        return lines;
    }
}
