package dev.featurestore.emulator.engine.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.engine.Diagnostic;
import dev.featurestore.emulator.engine.LogSink;
import dev.featurestore.emulator.engine.ResourceAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Writes a job's log in the words of {@code terraform apply -no-color}, version 1.5. */
final class TerraformLogWriter {

    private final LogSink log;

    TerraformLogWriter(LogSink log) {
        this.log = log;
    }

    void begin(double speed) {
        log.info("REHEARSAL by the embedded cloud's built-in engine: nothing is deployed.");
        log.info("A block with count or for_each is created once, or not at all if its variables decide that.");
        log.info("Each change of a resource is shown as an update in place, also where OCI replaces the resource.");
        log.info("Durations are typical of OCI; this rehearsal runs " + Math.round(speed) + " times faster.");
        log.info("");
    }

    void refresh(StateEntry entry) {
        log.info(entry.address() + ": Refreshing state... [id=" + entry.id() + "]");
    }

    void read(String address) {
        log.info(address + ": Reading...");
        log.info(address + ": Read complete after 0s");
    }

    /** @param before the outputs in the state */
    void plan(BuiltInPlan plan, ObjectNode before, boolean destroy) {
        List<String> outputs = outputChanges(plan, before);
        if (plan.changes().isEmpty() && outputs.isEmpty()) {
            noChanges(destroy);
            return;
        }
        if (!plan.changes().isEmpty()) {
            changes(plan);
        }
        if (!outputs.isEmpty()) {
            log.info("");
            log.info("Changes to Outputs:");
            outputs.forEach(log::info);
        }
        log.info("");
    }

    private void noChanges(boolean destroy) {
        log.info("");
        if (destroy) {
            log.info("No changes. No objects need to be destroyed.");
            log.info("");
            log.info("Either you have not created any objects yet or the existing objects were");
            log.info("already deleted outside of Terraform.");
        } else {
            log.info("No changes. Your infrastructure matches the configuration.");
            log.info("");
            log.info("Terraform has compared your real infrastructure against your configuration");
            log.info("and found no differences, so no changes are needed.");
        }
    }

    private void changes(BuiltInPlan plan) {
        log.info("");
        log.info("Terraform used the selected providers to generate the following execution");
        log.info("plan. Resource actions are indicated with the following symbols:");
        for (ResourceAction action : ResourceAction.values()) {
            if (plan.count(action) > 0) {
                log.info("  " + action.legend());
            }
        }
        log.info("");
        log.info("Terraform will perform the following actions:");
        log.info("");
        // Terraform lists changes by address, and makes them in another order.
        plan.changes().stream()
                .sorted(Comparator.comparing(BuiltInPlan.Change::address))
                .forEach(change -> log.info(
                        "  # " + change.address() + " " + change.action().announcement()));
        log.info("");
        log.info("Plan: " + plan.count(ResourceAction.CREATE) + " to add, " + plan.count(ResourceAction.UPDATE)
                + " to change, " + plan.count(ResourceAction.DELETE) + " to destroy.");
    }

    private static List<String> outputChanges(BuiltInPlan plan, ObjectNode before) {
        List<String> lines = new ArrayList<>();
        for (PlannedOutput output : plan.outputs()) {
            String after = shown(output, "(known after apply)");
            if (!before.has(output.name())) {
                lines.add("  + " + output.name() + " = " + after);
            } else if (!output.value()
                    .equals(Optional.of(before.path(output.name()).path("value").asText()))) {
                lines.add("  ~ " + output.name() + " = " + after);
            }
        }
        TreeSet<String> gone = new TreeSet<>();
        before.fieldNames().forEachRemaining(gone::add);
        plan.outputs().forEach(output -> gone.remove(output.name()));
        gone.forEach(name -> lines.add("  - " + name));
        return lines;
    }

    private static String shown(PlannedOutput output, String unknown) {
        if (output.sensitive()) {
            return "(sensitive value)";
        }
        return output.value().map(TerraformLogWriter::quoted).orElse(unknown);
    }

    private static String quoted(String value) {
        return value.equals(Outputs.NOT_EVALUATED)
                ? value
                : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    void start(BuiltInPlan.Change change) {
        log.info(change.address() + ": " + change.action().start()
                + change.prior().map(entry -> " [id=" + entry.id() + "]").orElse(""));
    }

    void progress(BuiltInPlan.Change change, Duration elapsed) {
        String id = change.prior().map(entry -> "id=" + entry.id() + ", ").orElse("");
        log.info(change.address() + ": " + change.action().progress() + " [" + id + text(elapsed) + " elapsed]");
    }

    /** @param id the resource's identifier; empty for a deleted resource */
    void completion(BuiltInPlan.Change change, Duration elapsed, Optional<String> id) {
        log.info(change.address() + ": " + change.action().completion() + " complete after " + text(elapsed)
                + id.map(known -> " [id=" + known + "]").orElse(""));
    }

    void applied(long added, long changed, long destroyed, List<PlannedOutput> outputs) {
        log.info("");
        log.info("Apply complete! Resources: " + added + " added, " + changed + " changed, " + destroyed
                + " destroyed.");
        if (!outputs.isEmpty()) {
            log.info("");
            log.info("Outputs:");
            log.info("");
            for (PlannedOutput output : outputs) {
                String value = output.sensitive()
                        ? "<sensitive>"
                        : quoted(output.value().orElse(Outputs.NOT_EVALUATED));
                log.info(output.name() + " = " + value);
            }
        }
    }

    void destroyed(long destroyed) {
        log.info("");
        log.info("Destroy complete! Resources: " + destroyed + " destroyed.");
    }

    void interrupted() {
        log.info("");
        log.info("Interrupt received.");
        log.info("Please wait for Terraform to exit or data loss may occur.");
        log.info("Gracefully shutting down...");
        log.info("");
        log.info("Stopping operation...");
    }

    void errors(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            diagnostic.lines().forEach(log::error);
        }
    }

    /** A time as Terraform prints it: {@code 12m4s}. */
    private static String text(Duration time) {
        long hours = time.toHours();
        String minutes = hours > 0 || time.toMinutes() > 0 ? time.toMinutesPart() + "m" : "";
        return (hours > 0 ? hours + "h" : "") + minutes + time.toSecondsPart() + "s";
    }
}
