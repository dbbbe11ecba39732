package dev.featurestore.benchmarks;

import dev.featurestore.operator.bundle.StackReader;
import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.estimate.EarlierJobs;
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
import java.time.Clock;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Prints how far the estimated end of a job is from its end: replays a recorded first deployment of the bundled stack many times, each
 * time with other durations, without history and after an earlier job of the same stack. The factors of the recorded durations are
 * log-normal: one for the whole job is a fast or slow day; one for each type of resource is the stack's own, the same in its earlier job;
 * one for each resource is chance.
 */
final class Estimates {

    private static final int JOBS = 200;

    /** Standard deviations of the logarithms: of the whole job and of each resource alike. 0.2 is about 20 %. */
    private static final List<Double> SPREADS = List.of(0.1, 0.2, 0.4);

    /** Parts of the variance of a resource that are its type's in this stack, and not chance. */
    private static final List<Double> SYSTEMATIC = List.of(0.0, 0.5, 0.8);

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
    private final Map<String, Set<String>> all = new HashMap<>();

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
            recorded.keySet().forEach(address -> all.put(address, references.all(address)));
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
            for (double systematic : SYSTEMATIC) {
                Map<Integer, List<Long>> without = new HashMap<>();
                Map<Integer, List<Long>> after = new HashMap<>();
                for (int job = 0; job < JOBS; job++) {
                    Random random = new Random(job);
                    Map<String, Double> types = types(spread * Math.sqrt(systematic), random);
                    double chance = spread * Math.sqrt(1 - systematic);
                    List<Line> earlier = lines(types, spread, chance, random);
                    List<Line> lines = lines(types, spread, chance, random);
                    replay(lines, EarlierJobs.none(Clock.systemUTC()), without);
                    EarlierJobs history = EarlierJobs.none(Clock.systemUTC());
                    replay(earlier, history, new HashMap<>());
                    replay(lines, history, after);
                }
                System.out.println("  durations differ by " + Math.round(spread * 100) + " %, "
                        + Math.round(systematic * 100) + " % of it by type: " + text(without)
                        + "; after an earlier job: " + text(after));
                new Goal("estimate half-way", median(without, 50), GOAL_PERCENT, " %").print();
                new Goal("estimate half-way, after an earlier job", median(after, 50), GOAL_PERCENT, " %").print();
            }
        }
    }

    private static String text(Map<Integer, List<Long>> errors) {
        return PERCENT.stream()
                .map(percent -> String.format(Locale.ROOT, "%.1f %% after %d %%", median(errors, percent), percent))
                .collect(Collectors.joining(", "));
    }

    private static double median(Map<Integer, List<Long>> errors, int percent) {
        return Median.of(errors.getOrDefault(percent, List.of())) / 10.0;
    }

    private void replay(List<Line> lines, EarlierJobs earlier, Map<Integer, List<Long>> errors) {
        long end = lines.get(lines.size() - 1).millis;
        ReplayClock clock = new ReplayClock();
        JobEstimate estimate = new JobEstimate(references, earlier, clock);
        TerraformLog log = new TerraformLog();
        Job job = new Job(
                "ocid1.ormjob.replayed",
                "ocid1.ormstack.replayed",
                "replayed",
                JobOperation.APPLY,
                JobState.IN_PROGRESS,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Map.of());
        estimate.accept(new Event.JobSubmitted(job));
        plan.forEach(line -> estimate.accept(new Event.Logged(log.read(line), Instant.EPOCH)));
        estimate.accept(new Event.Logged(
                log.read("Plan: " + plan.size() + " to add, 0 to change, 0 to destroy."), Instant.EPOCH));
        int next = 0;
        int nextPercent = 0;
        for (long now = 0; now < end; now += SECONDS_BETWEEN_LOOKS * 1000L) {
            for (; next < lines.size() && lines.get(next).millis <= now; next++) {
                estimate.accept(
                        new Event.Logged(log.read(lines.get(next).text), Instant.ofEpochMilli(lines.get(next).millis)));
            }
            int percent = nextPercent < PERCENT.size() ? PERCENT.get(nextPercent) : 100;
            if (now * 100 >= end * percent) {
                clock.now = Instant.ofEpochMilli(now);
                estimate.accept(new Event.Looked(false));
                long estimated = estimate.end().orElseThrow().toEpochMilli();
                errors.computeIfAbsent(percent, key -> new ArrayList<>()).add(Math.abs(estimated - end) * 1000 / end);
                nextPercent++;
            }
        }
        lines.subList(next, lines.size())
                .forEach(line ->
                        estimate.accept(new Event.Logged(log.read(line.text), Instant.ofEpochMilli(line.millis))));
        estimate.accept(new Event.Looked(true));
        estimate.accept(new Event.JobEnded(job));
    }

    /** A factor for each type of resource. */
    private Map<String, Double> types(double spread, Random random) {
        Map<String, Double> types = new TreeMap<>();
        recorded.keySet()
                .forEach(address ->
                        types.computeIfAbsent(type(address), key -> Math.exp(random.nextGaussian() * spread)));
        return types;
    }

    private static String type(String address) {
        return address.substring(0, address.indexOf('.'));
    }

    /**
     * The log of a job with other durations, as Terraform would run it.
     *
     * @param types a factor for each type of resource
     * @param spread standard deviation of the logarithm of the factor of the whole job
     * @param chance the same, of the factor of each resource
     */
    private List<Line> lines(Map<String, Double> types, double spread, double chance, Random random) {
        double day = Math.exp(random.nextGaussian() * spread);
        Map<String, Long> ends = new HashMap<>();
        List<Long> slots = new ArrayList<>();
        List<String> pending = new ArrayList<>(recorded.keySet());
        List<Line> lines = new ArrayList<>();
        while (!pending.isEmpty()) {
            Map<String, Long> ready = new HashMap<>();
            for (String address : pending) {
                Set<String> waitsFor = all.getOrDefault(address, Set.of());
                if (waitsFor.stream().noneMatch(pending::contains)) {
                    ready.put(
                            address,
                            waitsFor.stream()
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
            double noise =
                    day * types.getOrDefault(type(first.getKey()), 1.0) * Math.exp(random.nextGaussian() * chance);
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
