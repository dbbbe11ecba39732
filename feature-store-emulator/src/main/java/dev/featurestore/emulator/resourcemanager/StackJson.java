package dev.featurestore.emulator.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.rest.CommonFields;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON of stacks: as Resource Manager answers them, whole or as a summary, and as they are stored on disk. */
final class StackJson {

    /** On disk a stack is what the API answers, and what only the embedded cloud knows below this key. */
    private static final String INTERNAL = "internal";

    /**
     * The stack as GetStack answers it. The zip is never sent back.
     *
     * @param drift the last finished detection of its drift
     */
    ObjectNode whole(ServedStack stack, Optional<WorkRequest> drift) {
        ObjectNode json = summary(stack);
        ObjectNode source = json.putObject("configSource");
        source.put("configSourceType", stack.configuration().sourceType());
        stack.configuration().bucket().ifPresent(bucket -> bucket.put(source));
        source.put("workingDirectory", stack.configuration().workingDirectory());
        json.set("customTerraformProvider", stack.customTerraformProvider());
        json.set("variables", CommonFields.map(stack.configuration().variables()));
        json.put("stackDriftStatus", drift.map(WorkRequest::stackStatus).orElse("NOT_CHECKED"));
        json.put(
                "timeDriftLastChecked",
                drift.map(WorkRequest::timeFinished).map(CommonFields::time).orElse(null));
        return json;
    }

    /** The stack as ListStacks answers it. */
    ObjectNode summary(ServedStack stack) {
        ObjectNode json = Json.object();
        json.put("id", stack.id());
        json.put("compartmentId", stack.compartmentId());
        json.put("displayName", stack.displayName());
        json.put("description", stack.description());
        json.put("timeCreated", CommonFields.time(stack.timeCreated()));
        json.put("lifecycleState", "ACTIVE");
        json.put("terraformVersion", stack.terraformVersion());
        json.put("isThirdPartyProviderExperienceEnabled", false);
        CommonFields.putTags(json, stack.tags());
        return json;
    }

    ObjectNode toDisk(ServedStack stack) {
        ObjectNode json = whole(stack, Optional.empty());
        ObjectNode internal = json.putObject(INTERNAL);
        internal.put("sequence", stack.sequence());
        internal.put("revision", stack.revision());
        internal.put("bundle", stack.configuration().bundle());
        internal.put("state", stack.state().orElse(null));
        return json;
    }

    ServedStack fromDisk(JsonNode json) {
        JsonNode internal = json.path(INTERNAL);
        JsonNode provider = json.path("customTerraformProvider");
        return new ServedStack(
                json.path("id").asText(),
                internal.path("sequence").asLong(),
                internal.path("revision").asLong(),
                json.path("compartmentId").asText(),
                json.path("displayName").asText(),
                text(json.path("description")),
                CommonFields.time(json.path("timeCreated")),
                new ServedConfiguration(
                        internal.path("bundle").asText(),
                        BucketSource.fromDisk(json.path("configSource")),
                        text(json.path("configSource").path("workingDirectory")),
                        CommonFields.map(json.path("variables"))),
                provider.isObject() ? provider : null,
                json.path("terraformVersion").asText(),
                CommonFields.tags(json),
                Optional.ofNullable(text(internal.path("state"))));
    }

    private static @Nullable String text(JsonNode value) {
        return value.textValue();
    }
}
