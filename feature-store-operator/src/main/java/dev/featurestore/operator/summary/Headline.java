package dev.featurestore.operator.summary;

import dev.featurestore.operator.words.Count;
import dev.featurestore.operator.words.Durations;
import java.time.Duration;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The result of a run in one sentence.
 *
 * @param report its report
 * @param quoted how a name from outside is written
 */
public record Headline(Fields report, UnaryOperator<String> quoted) {

    /** The sentence, without a full stop. */
    public String text() {
        String name = report.at("stack").text("name").map(quoted).orElse("");
        String stack = name.isEmpty() ? "" : " stack " + name;
        String state = report.required("state");
        boolean rollback = report.required("operation").equals("APPLY_ROLLBACK");
        String operation = rollback ? "rollback" : report.required("operation").toLowerCase(Locale.ROOT);
        if (!state.equals("SUCCEEDED")) {
            return (stack.isEmpty() ? "The " : "Stack " + name + ": the ") + operation + " " + ending(state);
        }
        if (report.has("durationSeconds")) {
            String duration = Durations.text(Duration.ofSeconds(Long.parseLong(report.required("durationSeconds"))));
            if (operation.equals("destroy")) {
                return "Destroyed" + stack + " in " + duration + ": "
                        + Count.of(Long.parseLong(report.required("destroyed")), "resource");
            }
            return report.at("stack").required("course").equals("unchanged")
                    ? "No changes:" + stack + " matches the configuration"
                    : (rollback ? "Rolled back" : "Deployed") + stack + " in " + duration + ": "
                            + report.required("created") + " created, " + report.required("changed") + " changed, "
                            + report.required("destroyed") + " destroyed";
        }
        return "Nothing to " + (rollback ? "roll back" : operation);
    }

    private static String ending(String state) {
        return switch (state) {
            case "REFUSED" -> "was refused, and nothing was changed";
            case "CANCELED" -> "was canceled";
            case "INTERRUPTED" -> "was interrupted, and its job may be running";
            case "UNKNOWN" -> "ended before its job, which may be running";
            case "ACCEPTED", "IN_PROGRESS", "CANCELING" -> "job is running";
            default -> "failed";
        };
    }
}
