package dev.featurestore.operator.oci;

import static dev.featurestore.operator.oci.MissingField.required;

import dev.featurestore.operator.cloud.KnownDrift;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.cloud.TerraformSource;
import dev.featurestore.operator.oci.http.JsonObject;
import java.util.Optional;
import java.util.Set;

/** Reads the service's stacks. */
final class ToStack {

    private static final String BUCKET = "OBJECT_STORAGE_CONFIG_SOURCE";

    /** Sources that read a Git repository, of a configuration source provider or of OCI DevOps. */
    private static final Set<String> GIT = Set.of(
            "GIT_CONFIG_SOURCE",
            "DEVOPS_CONFIG_SOURCE",
            "BITBUCKET_CLOUD_CONFIG_SOURCE",
            "BITBUCKET_SERVER_CONFIG_SOURCE");

    private ToStack() {}

    /** A stack as a listing has it. */
    static Stack of(JsonObject stack) {
        return new Stack(
                required(stack.text("id"), "id"),
                stack.text("displayName").orElse(""),
                required(stack.text("compartmentId"), "compartmentId"),
                required(stack.time("timeCreated"), "timeCreated"),
                stack.textsByName("freeformTags"),
                stack.valuesByName("definedTags"));
    }

    /** A stack with its details. */
    static StackDetails of(JsonObject stack, Optional<String> etag) {
        JsonObject source = required(stack.object("configSource"), "configSource");
        return new StackDetails(
                of(stack),
                stack.textsByName("variables"),
                stack.text("terraformVersion").orElse(""),
                source.text("workingDirectory").orElse(""),
                source.text("configSourceType")
                        .filter(BUCKET::equals)
                        .map(bucket -> new TerraformSource.Bucket(
                                required(source.text("region"), "configSource.region"),
                                required(source.text("namespace"), "configSource.namespace"),
                                required(source.text("bucketName"), "configSource.bucketName"))),
                etag.orElse(""),
                new KnownDrift(drift(stack), stack.time("timeDriftLastChecked")),
                source.text("configSourceType")
                        .filter(GIT::contains)
                        .map(type -> source.text("repositoryUrl")
                                .or(() -> source.text("repositoryId"))
                                .orElse(type)));
    }

    private static KnownDrift.Status drift(JsonObject stack) {
        return switch (stack.text("stackDriftStatus").orElse("NOT_CHECKED")) {
            case "NOT_CHECKED" -> KnownDrift.Status.NOT_CHECKED;
            case "IN_SYNC" -> KnownDrift.Status.IN_SYNC;
            case "DRIFTED" -> KnownDrift.Status.DRIFTED;
            default -> KnownDrift.Status.OTHER;
        };
    }
}
