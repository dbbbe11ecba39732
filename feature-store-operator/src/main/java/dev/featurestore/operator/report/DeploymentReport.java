package dev.featurestore.operator.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.deploy.DeploymentResult;
import dev.featurestore.operator.joblog.DoneResource;
import dev.featurestore.operator.joblog.TerraformError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code report.json}: the result of a deployment, for tools.
 *
 * @param rehearsal true if it ran on the embedded cloud, and nothing was deployed to OCI
 * @param state SUCCEEDED, FAILED or CANCELED, as the job ended
 * @param durationSeconds from the first request to the last response, rounded
 * @param bundleSha256 digest of the Terraform configuration
 * @param upgrade the jobs of an upgrade without downtime, the last one included
 * @param outputs by name; a sensitive one has {@code sensitive} true and no value
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "rehearsal",
    "state",
    "region",
    "stack",
    "job",
    "durationSeconds",
    "bundleSha256",
    "created",
    "changed",
    "destroyed",
    "failure",
    "upgrade",
    "outputs",
    "resources"
})
record DeploymentReport(
        boolean rehearsal,
        String state,
        String region,
        ReportedStack stack,
        ReportedJob job,
        long durationSeconds,
        String bundleSha256,
        long created,
        long changed,
        long destroyed,
        @Nullable ReportedFailure failure,
        @Nullable List<Map<String, Object>> upgrade,
        Map<String, ReportedOutput> outputs,
        List<ReportedResource> resources) {

    record ReportedStack(String id, String name, String compartmentId, boolean created, String course) {}

    record ReportedJob(String id) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReportedFailure(
            String message,
            @Nullable String detail,
            @Nullable String address,
            @Nullable String place) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReportedOutput(@Nullable String value, boolean sensitive) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReportedResource(
            String address, String action, @Nullable String id) {}

    static DeploymentReport of(
            DeploymentResult result,
            boolean rehearsal,
            String region,
            String bundleSha256,
            List<Map<String, Object>> upgrade) {
        Map<String, ReportedOutput> outputs = new LinkedHashMap<>();
        for (Output output : result.outputs()) {
            outputs.put(
                    output.name(), new ReportedOutput(output.sensitive() ? null : output.value(), output.sensitive()));
        }
        return new DeploymentReport(
                rehearsal,
                result.end().job().state().name(),
                region,
                new ReportedStack(
                        result.stack().id(),
                        result.stack().name(),
                        result.stack().compartmentId(),
                        result.course() == DeploymentResult.Course.CREATED,
                        result.course().name().toLowerCase(Locale.ROOT)),
                new ReportedJob(result.end().job().id()),
                result.duration().plusMillis(500).toSeconds(),
                bundleSha256,
                result.count(DoneResource.Action.CREATED),
                result.count(DoneResource.Action.CHANGED),
                result.count(DoneResource.Action.DESTROYED),
                failure(result),
                upgrade.isEmpty() ? null : upgrade,
                outputs,
                result.end().resources().stream()
                        .map(r -> new ReportedResource(
                                r.address(), r.action().name().toLowerCase(Locale.ROOT), r.id().orElse(null)))
                        .toList());
    }

    private static @Nullable ReportedFailure failure(DeploymentResult result) {
        if (result.end().error().isPresent()) {
            TerraformError error = result.end().error().get();
            return new ReportedFailure(
                    error.summary(),
                    error.detail().orElse(null),
                    error.address().orElse(null),
                    error.place().orElse(null));
        }
        return result.end()
                .job()
                .failure()
                .map(message -> new ReportedFailure(message, null, null, null))
                .orElse(null);
    }
}
