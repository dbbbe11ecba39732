package dev.featurestore.operator.oci;

import static dev.featurestore.operator.oci.MissingField.required;

import com.oracle.bmc.resourcemanager.model.ConfigSource;
import com.oracle.bmc.resourcemanager.model.ObjectStorageConfigSource;
import com.oracle.bmc.resourcemanager.model.StackSummary;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.cloud.TerraformSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts the SDK's stacks. */
final class ToStack {

    private ToStack() {}

    static Stack of(StackSummary stack) {
        return new Stack(
                required(stack.getId(), "id"),
                Objects.requireNonNullElse(stack.getDisplayName(), ""),
                required(stack.getCompartmentId(), "compartmentId"),
                required(stack.getTimeCreated(), "timeCreated").toInstant(),
                orEmpty(stack.getFreeformTags()),
                orEmpty(stack.getDefinedTags()));
    }

    static StackDetails of(com.oracle.bmc.resourcemanager.model.Stack stack, @Nullable String etag) {
        ConfigSource source = required(stack.getConfigSource(), "configSource");
        return new StackDetails(
                new Stack(
                        required(stack.getId(), "id"),
                        Objects.requireNonNullElse(stack.getDisplayName(), ""),
                        required(stack.getCompartmentId(), "compartmentId"),
                        required(stack.getTimeCreated(), "timeCreated").toInstant(),
                        orEmpty(stack.getFreeformTags()),
                        orEmpty(stack.getDefinedTags())),
                orEmpty(stack.getVariables()),
                Objects.requireNonNullElse(stack.getTerraformVersion(), ""),
                Optional.ofNullable(source.getWorkingDirectory()).orElse(""),
                source instanceof ObjectStorageConfigSource bucket
                        ? Optional.of(new TerraformSource.Bucket(
                                required(bucket.getRegion(), "configSource.region"),
                                required(bucket.getNamespace(), "configSource.namespace"),
                                required(bucket.getBucketName(), "configSource.bucketName")))
                        : Optional.empty(),
                Objects.requireNonNullElse(etag, ""));
    }

    private static <T> Map<String, T> orEmpty(@Nullable Map<String, T> map) {
        return map == null ? Map.of() : map;
    }
}
