package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.deploy.DeploymentResult;
import dev.featurestore.operator.joblog.DoneResource;
import dev.featurestore.operator.joblog.TerraformError;
import dev.featurestore.operator.jobs.Fingerprint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code report.json}: the result of a deployment, for tools. A field without a value is left out. */
final class DeploymentReport {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private DeploymentReport() {}

    /**
     * The fields, in their order.
     *
     * @param rehearsal true if it ran on the embedded cloud, and nothing was deployed to OCI
     * @param bundleSha256 digest of the Terraform configuration, if it is known
     * @param upgrade the jobs of an upgrade without downtime, the last one included
     */
    static Map<String, Object> of(
            DeploymentResult result,
            boolean rehearsal,
            String region,
            Optional<String> bundleSha256,
            List<Map<String, Object>> upgrade,
            ConsoleLinks links) {
        DeploymentReport report = new DeploymentReport()
                .with(ReportHead.of(
                        rehearsal,
                        rolledBackTo(result).isPresent() ? JobOperation.APPLY_ROLLBACK : JobOperation.APPLY,
                        result.end().job().state().name()))
                .with("region", region)
                .with("stack", stack(result, links))
                .with("job", StackFacts.reported(result.end().job(), links))
                // From the first request to the last response, rounded.
                .with("durationSeconds", result.duration().plusMillis(500).toSeconds())
                .with("rolledBackTo", rolledBackTo(result))
                .with("bundleSha256", bundleSha256)
                .with("created", result.count(DoneResource.Action.CREATED))
                .with("changed", result.count(DoneResource.Action.CHANGED))
                .with("destroyed", result.count(DoneResource.Action.DESTROYED))
                .with("failure", failure(result));
        if (!upgrade.isEmpty()) {
            report.with(
                    "upgrade", upgrade.stream().map(job -> counted(job, result)).toList());
        }
        return report.with("outputs", outputs(result.outputs())).with("resources", resources(result)).fields;
    }

    /** A job of an upgrade, with the numbers of its own resources. */
    private static Map<String, Object> counted(Map<String, Object> job, DeploymentResult result) {
        DeploymentReport counted = new DeploymentReport();
        job.forEach((name, value) -> counted.with(name, value));
        result.ends().stream()
                .filter(end -> end.job().id().equals(job.get("job")))
                .findFirst()
                .ifPresent(end -> counted.with("created", end.count(DoneResource.Action.CREATED))
                        .with("changed", end.count(DoneResource.Action.CHANGED))
                        .with("destroyed", end.count(DoneResource.Action.DESTROYED)));
        return counted.fields;
    }

    private static Optional<String> rolledBackTo(DeploymentResult result) {
        return Fingerprint.rolledBackTo(result.end().job());
    }

    private static Map<String, Object> stack(DeploymentResult result, ConsoleLinks links) {
        return new DeploymentReport()
                .with("id", result.stack().id())
                .with("name", StackFacts.name(result.stack()))
                .with("compartmentId", result.stack().compartmentId())
                .with("created", result.course() == DeploymentResult.Course.CREATED)
                .with("course", result.course().name().toLowerCase(Locale.ROOT))
                .with(StackFacts.CONSOLE, links.stack(result.stack().id()))
                .fields;
    }

    private static Optional<Map<String, Object>> failure(DeploymentResult result) {
        if (result.end().error().isPresent()) {
            TerraformError error = result.end().error().get();
            return Optional.of(new DeploymentReport()
                    .with("message", error.summary())
                    .with("detail", error.detail())
                    .with("address", error.address())
                    .with("place", error.place())
                    .fields);
        }
        return result.end().job().failure().map(message -> Map.of("message", message));
    }

    /** By name; a sensitive one has no value. */
    private static Map<String, Object> outputs(List<Output> outputs) {
        DeploymentReport report = new DeploymentReport();
        for (Output output : outputs) {
            report.with(
                    output.name(),
                    new DeploymentReport()
                            .with("value", Optional.of(output.value()).filter(value -> !output.sensitive()))
                            .with("sensitive", output.sensitive())
                            .fields);
        }
        return report.fields;
    }

    private static List<Map<String, Object>> resources(DeploymentResult result) {
        return result.ends().stream()
                .flatMap(end -> end.resources().stream())
                .map(resource -> new DeploymentReport()
                        .with("address", resource.address())
                        .with("action", resource.action().name().toLowerCase(Locale.ROOT))
                        .with("id", resource.id())
                        .fields)
                .toList();
    }

    private DeploymentReport with(Map<String, @Nullable Object> head) {
        head.forEach((name, value) -> with(name, Optional.ofNullable(value)));
        return this;
    }

    private DeploymentReport with(String name, Object value) {
        fields.put(name, value);
        return this;
    }

    private DeploymentReport with(String name, Optional<?> value) {
        value.ifPresent(v -> fields.put(name, v));
        return this;
    }
}
