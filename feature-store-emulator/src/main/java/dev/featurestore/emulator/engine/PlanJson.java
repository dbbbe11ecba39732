package dev.featurestore.emulator.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.terraform.Attribute;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A plan as {@code terraform show -json} prints it, as far as the engine knows its parts. */
final class PlanJson {

    private static final String FORMAT_VERSION = "1.2";

    /** Begins the binary form; the JSON follows. */
    private static final byte[] MAGIC = "built-in engine plan 1\n".getBytes(StandardCharsets.US_ASCII);

    private PlanJson() {}

    static byte[] write(Plan plan, InputVariables inputs, State state, PlainValues values, Instant now) {
        ObjectNode json = Json.object();
        json.put("format_version", FORMAT_VERSION);
        json.put("terraform_version", BuiltInEngine.TERRAFORM_VERSION);
        ObjectNode variables = json.putObject("variables");
        for (String name : inputs.names()) {
            inputs.value(name).ifPresent(value -> variables.putObject(name).set("value", value));
        }
        for (Plan.Change change : plan.changes()) {
            json.withArray("resource_changes").add(resourceChange(change, values));
        }
        json.withArray("resource_changes");
        ObjectNode outputs = json.putObject("output_changes");
        plan.outputs().forEach(output -> outputs.set(output.name(), outputChange(output, state.outputs())));
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

    private static ObjectNode resourceChange(Plan.Change change, PlainValues values) {
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
        ObjectNode unknown = details.putObject("after_unknown");
        if (change.action() == Action.CREATE) {
            unknown.put("id", true);
        }
        return json;
    }

    private static ObjectNode after(Plan.Change change, Plan.Declared declared, PlainValues values) {
        ObjectNode after = Json.object();
        change.prior().ifPresent(prior -> after.put("id", prior.id()));
        for (Attribute attribute : declared.resource().block().body().attributes()) {
            values.of(attribute.value(), declared.module()).ifPresent(value -> after.set(attribute.name(), value));
        }
        return after;
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
}
