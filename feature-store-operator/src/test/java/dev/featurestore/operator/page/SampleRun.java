package dev.featurestore.operator.page;

import dev.featurestore.operator.bundle.StackReader;
import dev.featurestore.operator.cost.PlannedCost;
import dev.featurestore.operator.graph.ReferenceGraph;
import dev.featurestore.operator.joblog.TerraformLog;
import dev.featurestore.operator.jobs.Event;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.oci.ResourceType;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A run whose log has the lines that Terraform would write, at the times that OCI's usual durations lead to. */
final class SampleRun {

    static final Instant START = Instant.parse("2026-08-03T12:00:00Z");

    private static final String JOB_PAGE =
            "https://cloud.oracle.com/resourcemanager/jobs/ocid1.ormjob.oc1.eu-frankfurt-1.aaa?region=eu-frankfurt-1";

    final RunTrace trace = new RunTrace();
    final Map<String, Object> report = new LinkedHashMap<>();
    private final TerraformLog log = new TerraformLog();

    private record Line(Instant time, String text) {}

    SampleRun(String operation, String state) {
        report.put("schemaVersion", 1);
        report.put("rehearsal", false);
        report.put("operation", operation);
        report.put("state", state);
        report.put("region", "eu-frankfurt-1");
        Map<String, Object> stack = new LinkedHashMap<>();
        stack.put("id", "ocid1.ormstack.oc1.eu-frankfurt-1.aaaaaaaafytxgdbbiurflyhtrppy444s22wxsgvtlzhk7qq5k2s4");
        stack.put("name", "feature-store");
        stack.put("compartmentId", "ocid1.compartment.oc1..aaaaaaaaq7tfdbbiurflyhtrppy444s22wxsgvtlzhk7qq5k2s4aaaa");
        stack.put("course", "created");
        report.put("stack", stack);
        report.put(
                "job",
                Map.of(
                        "consoleUrl",
                        JOB_PAGE,
                        "id",
                        "ocid1.ormjob.oc1.eu-frankfurt-1.aaaaaaaabbbytxgdbbiurflyhtrppy444s22wxsgvtlz"));
    }

    /** The first deployment of the bundled stack on container instances. */
    static SampleRun ofBundledStack() throws HclSyntaxException {
        SampleRun run = new SampleRun("APPLY", "SUCCEEDED");
        TerraformModule module = bundled();
        run.trace.configured(ReferenceGraph.of(module, (caller, call) -> Optional.empty()));
        List<String> addresses = module.resources().stream()
                .filter(resource -> resource.mode() == Resource.Mode.MANAGED)
                .filter(resource -> !resource.type().startsWith("kubernetes_")
                        && !resource.address()
                                .matches(".*(cluster|nodes?|manager|kube_proxy|control_plane|kubernetes).*"))
                .map(Resource::address)
                .toList();
        run.apply(addresses);
        Map<String, Object> outputs = new LinkedHashMap<>();
        outputs.put("api_endpoint", Map.of("value", "https://gateway.example/20230101", "sensitive", false));
        outputs.put("mysql_password", Map.of("sensitive", true));
        run.report.put("outputs", outputs);
        run.report.put("bundleSha256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
        run.report.put(
                "check",
                Map.of(
                        "endpoint",
                        "https://gateway.example/20230101",
                        "passed",
                        true,
                        "steps",
                        List.of(Map.of("step", "GATEWAY", "passed", true, "seen", "OPTIONS without signature: 200"))));
        return run;
    }

    static TerraformModule bundled() throws HclSyntaxException {
        return TerraformModule.parse(StackReader.bundled(SampleRun.class.getClassLoader(), new Problems(""))
                .terraformSources(new Problems(""))
                .orElseThrow());
    }

    /** Creates resources, each as soon as all that it refers to exist. */
    void apply(List<String> addresses) {
        Map<String, Instant> ends = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        List<String> pending = new ArrayList<>(addresses);
        while (!pending.isEmpty()) {
            String next = pending.stream()
                    .filter(address ->
                            trace.references().direct(address).stream().noneMatch(other -> pending.contains(other)))
                    .findFirst()
                    .orElseThrow();
            pending.remove(next);
            Instant start = trace.references().direct(next).stream()
                    .map(other -> ends.getOrDefault(other, START))
                    .max(Comparator.naturalOrder())
                    .orElse(START);
            Duration length =
                    ResourceType.of(new ShownResource(next, Map.of()).type()).creation();
            ends.put(next, start.plus(length));
            lines.add(new Line(start, next + ": Creating..."));
            lines.add(new Line(
                    start.plus(length),
                    next + ": Creation complete after " + text(length) + " [id=ocid1.example.oc1.." + next.hashCode()
                            + "]"));
        }
        lines.sort(Comparator.comparing(Line::time));
        lines.forEach(line -> log(line.time, line.text));
        List<Map<String, Object>> resources = new ArrayList<>();
        new TreeSet<>(addresses)
                .forEach(address -> resources.add(Map.of(
                        "address", address, "action", "created", "id", "ocid1.example.oc1.." + address.hashCode())));
        report.put("resources", resources);
        report.put("created", addresses.size());
        report.put("changed", 0);
        report.put("destroyed", 0);
        report.put(
                "durationSeconds",
                Duration.between(
                                START,
                                ends.values().stream()
                                        .max(Comparator.naturalOrder())
                                        .orElse(START))
                        .toSeconds());
    }

    private static String text(Duration length) {
        return length.toMinutes() == 0
                ? length.toSeconds() + "s"
                : length.toMinutes() + "m" + length.toSecondsPart() + "s";
    }

    /** Adds lines of the log. */
    void log(Instant time, String... lines) {
        for (String line : lines) {
            trace.accept(new Event.Logged(log.read(line), time));
        }
    }

    /** Adds the cost of a plan of resources with an unchanged database. */
    void cost(List<String> created) {
        String plan = created.stream()
                .map(address -> """
                        ,{"address": "%s", "type": "%s", "mode": "managed",
                         "change": {"actions": ["create"], "after": {"size_in_gbs": "100"}}}
                        """.formatted(
                                address.replace("\"", "\\\""), address.replaceAll("(module[^]]*]\\.)?(\\w+).*", "$2")))
                .collect(Collectors.joining());
        String database = "{\"shape_name\": \"MySQL.2\", \"data_storage_size_in_gb\": 50}";
        String json = """
                {"format_version": "1.2", "resource_changes": [
                {"address": "oci_mysql_mysql_db_system.this[0]", "type": "oci_mysql_mysql_db_system", "mode": "managed",
                 "change": {"actions": ["no-op"], "before": %s, "after": %s}} %s]}
                """.formatted(database, database, plan);
        report.put(
                "cost",
                PlannedCost.of(json.getBytes(StandardCharsets.UTF_8), text -> text)
                        .fields());
    }

    byte[] page() {
        return ReportPage.of(report, trace, START.plusSeconds(1_000));
    }
}
