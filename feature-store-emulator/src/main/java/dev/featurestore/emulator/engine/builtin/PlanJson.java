package dev.featurestore.emulator.engine.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.engine.ResourceAction;
import dev.featurestore.emulator.engine.ResourceTypes;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.terraform.syntax.Argument;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** A plan in the form of {@code terraform show -json}, as far as the engine knows its parts. */
final class PlanJson {

    private static final String FORMAT_VERSION = "1.2";

    /** First bytes of the binary form, before the JSON. */
    private static final byte[] MAGIC = "built-in engine plan 1\n".getBytes(StandardCharsets.US_ASCII);

    private PlanJson() {}

    /**
     * Values of the configuration.
     *
     * @param shown without sensitive values
     * @param all with sensitive values
     */
    private record Values(PlainValues shown, PlainValues all) {}

    static byte[] write(BuiltInPlan plan, InputVariables inputs, State state, Set<String> leftOut, Instant now) {
        Values values = new Values(
                new PlainValues(inputs, state, leftOut, false), new PlainValues(inputs, state, leftOut, true));
        ObjectNode json = Json.object();
        json.put("format_version", FORMAT_VERSION);
        json.put("terraform_version", BuiltInEngine.TERRAFORM_VERSION);
        ObjectNode variables = json.putObject("variables");
        for (String name : inputs.names()) {
            inputs.value(name).ifPresent(value -> variables.putObject(name).set("value", value));
        }
        for (BuiltInPlan.Change change : plan.changes()) {
            json.withArray("resource_changes").add(resourceChange(change, values));
        }
        json.withArray("resource_changes");
        ObjectNode outputs = json.putObject("output_changes");
        plan.outputs().forEach(output -> outputs.set(output.name(), outputChange(output, state.outputs())));
        state.outputs().fieldNames().forEachRemaining(name -> {
            if (!outputs.has(name)) {
                outputs.set(name, goneOutput(state.outputs().path(name)));
            }
        });
        json.put("timestamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
        return Json.write(json);
    }

    /** The binary form of a plan. */
    static byte[] binary(byte[] json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(MAGIC.length + json.length);
        bytes.writeBytes(MAGIC);
        bytes.writeBytes(json);
        return bytes.toByteArray();
    }

    private static ObjectNode resourceChange(BuiltInPlan.Change change, Values values) {
        ObjectNode json = Json.object();
        json.put("address", change.address());
        String module = change.declared()
                .map(declared -> declared.module().path())
                .or(() -> change.prior().map(StateEntry::module))
                .orElse("");
        if (!module.isEmpty()) {
            json.put("module_address", module);
        }
        json.put("mode", "managed");
        json.put("type", change.type());
        json.put("name", change.address().substring(change.address().lastIndexOf('.') + 1));
        json.put("provider_name", ResourceTypes.provider(change.type()));
        ObjectNode details = json.putObject("change");
        details.putArray("actions").add(change.action().json());
        change.prior()
                .ifPresentOrElse(prior -> details.set("before", prior.attributes()), () -> details.putNull("before"));
        change.declared()
                .ifPresentOrElse(
                        declared -> details.set("after", after(change, declared, values)),
                        () -> details.putNull("after"));
        details.setAll(unknownAndSensitive(change, values));
        return json;
    }

    /** Attributes that the block does not set keep OCI's values; a resource of another engine keeps all its attributes. */
    private static ObjectNode after(BuiltInPlan.Change change, BuiltInPlan.Declared declared, Values values) {
        ObjectNode after = Json.object();
        change.prior()
                .ifPresent(prior -> prior.attributes().properties().stream()
                        .filter(entry ->
                                !prior.imported().isEmpty() || ComputedAttributes.has(change.type(), entry.getKey()))
                        .forEach(entry -> after.set(entry.getKey(), entry.getValue())));
        after.setAll(values.shown().arguments(declared.resource(), declared.module()));
        return after;
    }

    /** Values that are not shown are sensitive, or need evaluation, so that their change is unknown. */
    private static ObjectNode unknownAndSensitive(BuiltInPlan.Change change, Values values) {
        ObjectNode marks = Json.object();
        ObjectNode unknown = marks.putObject("after_unknown");
        ObjectNode sensitive = marks.putObject("after_sensitive");
        marks.putObject("before_sensitive");
        if (change.action() == ResourceAction.CREATE) {
            unknown.put("id", true);
        }
        change.declared().ifPresent(declared -> {
            ObjectNode shown = values.shown().arguments(declared.resource(), declared.module());
            ObjectNode all = values.all().arguments(declared.resource(), declared.module());
            for (Argument attribute : declared.resource().block().body().attributes()) {
                String name = attribute.name();
                if (all.has(name) && !shown.has(name)) {
                    sensitive.put(name, true);
                }
                if (!shown.has(name) && PlainValues.isValue(name)) {
                    unknown.put(name, true);
                }
            }
        });
        return marks;
    }

    private static ObjectNode outputChange(PlannedOutput output, ObjectNode before) {
        ObjectNode json = Json.object();
        boolean known = before.has(output.name());
        String prior = before.path(output.name()).path("value").asText();
        boolean same = known && output.value().map(prior::equals).orElse(false);
        json.putArray("actions").add(!known ? "create" : same ? "no-op" : "update");
        json.put("before", known ? prior : null);
        output.value().ifPresent(value -> json.put("after", value));
        json.put("after_unknown", output.value().isEmpty());
        json.put("before_sensitive", output.sensitive());
        json.put("after_sensitive", output.sensitive());
        return json;
    }

    private static ObjectNode goneOutput(JsonNode before) {
        boolean sensitive = before.path("sensitive").asBoolean();
        ObjectNode json = Json.object();
        json.putArray("actions").add("delete");
        json.put("before", before.path("value").asText());
        json.putNull("after");
        json.put("after_unknown", false);
        json.put("before_sensitive", sensitive);
        json.put("after_sensitive", sensitive);
        return json;
    }
}
