package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.cloud.StackResource;
import dev.featurestore.operator.deploy.DestructionResult;
import dev.featurestore.operator.joblog.DoneResource;
import dev.featurestore.operator.jobs.JobEnd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code report.json} of a destruction, for tools.
 *
 * @param rehearsal whether it ran on the embedded cloud
 */
public record DestructionReport(DestructionResult result, boolean rehearsal, String region, ConsoleLinks links) {

    /** The fields, in their order. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = ReportHead.of(
                rehearsal,
                JobOperation.DESTROY,
                result.end()
                        .map(end -> end.job().state())
                        .orElse(JobState.SUCCEEDED)
                        .name());
        json.put("region", region);
        Map<String, @Nullable Object> stack = StackFacts.json(result.stack(), region, links);
        stack.put("deleted", result.deleted());
        json.put("stack", stack);
        json.put(
                "job",
                result.end().map(end -> StackFacts.json(end.job(), links)).orElse(null));
        json.put("durationSeconds", result.duration().plusMillis(500).toSeconds());
        json.put("destroyed", result.destroyed());
        json.put(
                "failure",
                result.succeeded()
                        ? null
                        : result.end()
                                .map(end -> new JobFailure(end, result.stack().compartmentId()).cause())
                                .orElse(null));
        json.put("resources", destroyed());
        json.put(
                "remaining",
                result.remaining().stream().map(StackResource::address).sorted().toList());
        return json;
    }

    private List<Map<String, @Nullable Object>> destroyed() {
        List<Map<String, @Nullable Object>> resources = new ArrayList<>();
        for (DoneResource resource : result.end().map(JobEnd::resources).orElse(List.of())) {
            if (resource.action() == DoneResource.Action.DESTROYED) {
                Map<String, @Nullable Object> json = new LinkedHashMap<>();
                json.put("address", resource.address());
                json.put("id", resource.id().orElse(null));
                resources.add(json);
            }
        }
        return resources;
    }
}
