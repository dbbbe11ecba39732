package dev.featurestore.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a plan. */
final class PlanReader {

    TerraformPlan read(byte[] json) {
        JsonNode plan = ofKnownFormat(json);
        List<ResourceChange> changes = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        for (JsonNode resource : plan.path("resource_changes")) {
            Optional<ResourceChange> change = change(resource);
            change.ifPresent(changes::add);
            if (change.isEmpty() && resource.path("mode").asText().equals("managed")) {
                unchanged.add(resource.path("address").asText());
            }
        }
        List<OutputChange> outputs = new ArrayList<>();
        plan.path("output_changes").properties().forEach(output -> {
            Action action = action(output.getKey(), output.getValue().path("actions"));
            if (action != Action.STATE) {
                outputs.add(new OutputChange(output.getKey(), action));
            }
        });
        return new TerraformPlan(changes, outputs, unchanged, drifted(plan, changes));
    }

    /** The resources with their values; of data sources none. */
    List<PlannedResource> resources(byte[] json) {
        List<PlannedResource> found = new ArrayList<>();
        for (JsonNode resource : ofKnownFormat(json).path("resource_changes")) {
            boolean forgotten =
                    resource.path("change").path("actions").path(0).asText().equals("forget");
            if (resource.path("mode").asText().equals("managed") && !forgotten) {
                found.add(PlannedResource.of(resource));
            }
        }
        return found;
    }

    /** The changes outside of Terraform; of data sources none. */
    List<OutsideChange> outside(byte[] json) {
        List<OutsideChange> found = new ArrayList<>();
        for (JsonNode resource : ofKnownFormat(json).path("resource_drift")) {
            JsonNode change = resource.path("change");
            Action action = action(resource.path("address").asText(), change.path("actions"));
            if (!resource.path("mode").asText().equals("data")
                    && (action == Action.UPDATE || action == Action.DESTROY)) {
                boolean deleted = action == Action.DESTROY;
                found.add(new OutsideChange(
                        resource.path("address").asText(),
                        resource.path("type").asText(),
                        deleted,
                        deleted ? List.of() : ValueChanges.between(ValueChanges.Sides.of(change))));
            }
        }
        return found;
    }

    private static JsonNode ofKnownFormat(byte[] json) {
        JsonNode plan = tree(json);
        if (!plan.path("format_version").asText().startsWith("1.")) {
            throw unreadable(
                    plan.has("format_version")
                            ? "its format_version is " + plan.path("format_version")
                            : "it has no format_version",
                    null);
        }
        return plan;
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JsonMapper.builder().build().readTree(json);
        } catch (IOException e) {
            throw unreadable("it is not JSON", e);
        }
    }

    /** The change of a resource; empty if nothing changes, and for data sources. */
    private static Optional<ResourceChange> change(JsonNode resource) {
        String address = resource.path("address").asText();
        JsonNode change = resource.path("change");
        Action action = action(address, change.path("actions"));
        Optional<String> note = note(resource);
        boolean still = action == Action.STATE && note.isEmpty();
        if (resource.path("mode").asText().equals("data") || still) {
            return Optional.empty();
        }
        ValueChanges.Sides sides = ValueChanges.Sides.of(change);
        List<AttributeChange> causes = new ArrayList<>();
        if (action == Action.REPLACE) {
            change.path("replace_paths").forEach(path -> causes.addAll(ValueChanges.at(sides, path)));
        }
        String type = resource.path("type").asText();
        return Optional.of(new ResourceChange(
                address,
                type,
                action,
                action == Action.REPLACE
                        && change.path("actions").path(0).asText().equals("create"),
                causes,
                action == Action.UPDATE ? ValueChanges.between(sides) : List.of(),
                note,
                action.destroys() ? KeptData.of(type, change.path("before")) : Optional.empty()));
    }

    private static Optional<String> note(JsonNode resource) {
        List<String> notes = new ArrayList<>();
        if (resource.path("previous_address").isTextual()) {
            notes.add("was " + resource.path("previous_address").asText());
        }
        if (resource.path("change").path("importing").isObject()) {
            notes.add("imported");
        }
        if (resource.path("change").path("actions").path(0).asText().equals("forget")) {
            notes.add("kept, but no longer managed");
        }
        if (resource.path("deposed").isTextual()) {
            notes.add("left over from an earlier replacement");
        }
        reason(resource.path("action_reason").asText()).ifPresent(notes::add);
        return notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes));
    }

    /** Terraform's reason, except the one that the causes of a replacement show. */
    private static Optional<String> reason(String word) {
        return Optional.ofNullable(
                switch (word) {
                    case "replace_because_tainted" -> "tainted: not created completely";
                    case "replace_by_request" -> "replacement requested";
                    case "replace_by_triggers" -> "because of replace_triggered_by";
                    case "delete_because_no_resource_config" -> "no longer in the configuration";
                    case "delete_because_no_module" -> "its module is no longer in the configuration";
                    case "delete_because_wrong_repetition" -> "count or for_each was added or removed";
                    case "delete_because_count_index" -> "its index is not below count";
                    case "delete_because_each_key" -> "its key is no longer in for_each";
                    case "delete_because_no_move_target" -> "moved to an address without a configuration";
                    default -> null;
                });
    }

    private static int drifted(JsonNode plan, List<ResourceChange> changes) {
        Set<String> drifted = new HashSet<>();
        plan.path("resource_drift")
                .forEach(resource -> drifted.add(resource.path("address").asText()));
        return (int) changes.stream()
                .filter(change -> drifted.contains(change.address()))
                .count();
    }

    private static Action action(String name, JsonNode actions) {
        try {
            return Action.of(actions);
        } catch (IllegalArgumentException e) {
            throw unreadable("unknown actions for " + name + ": " + actions, e);
        }
    }

    private static FeatureStoreException unreadable(String why, @Nullable Exception cause) {
        String message = "Cannot read the plan: " + why;
        String hint = "Review the plan job in the Console, or use a newer version of this plugin";
        return cause == null
                ? FeatureStoreException.of(FailureCode.CLOUD_REFUSED, message, hint)
                : FeatureStoreException.of(FailureCode.CLOUD_REFUSED, message, hint, cause);
    }
}
