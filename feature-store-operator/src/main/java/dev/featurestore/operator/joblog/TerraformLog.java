package dev.featurestore.operator.joblog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the lines of a job's log: the number of resources in the plan, the finished ones, and the first error.
 *
 * <p>The lines are those of Terraform 1.5 without colour; errors may stand in Terraform's box of line-drawing
 * characters or without it.
 */
public final class TerraformLog {

    private static final Pattern PLAN =
            Pattern.compile("Plan: (?:(\\d+) to import, )?(\\d+) to add, (\\d+) to change, (\\d+) to destroy\\.");
    private static final Pattern DONE =
            Pattern.compile("(\\S.*?): (Creation|Modifications|Destruction) complete after [^\\[]*(?:\\[id=(.*)])?");
    private static final Pattern WITH = Pattern.compile("with (.+),");
    private static final Pattern ON =
            Pattern.compile("on (\\S+) line (\\d+)(?:, in (\\w+) \"([^\"]*)\"(?: \"([^\"]*)\")?)?.*");

    private final List<DoneResource> done = new ArrayList<>();
    private final ErrorReader error = new ErrorReader();
    private final CheckReader checks = new CheckReader();
    private int planned;

    /** Reads the next line, and returns its event. */
    public LogEvent read(String line) {
        String text = withoutBox(line);
        error.read(text);
        checks.read(text);
        Matcher plan = PLAN.matcher(text);
        if (plan.find()) {
            planned =
                    Integer.parseInt(plan.group(2)) + Integer.parseInt(plan.group(3)) + Integer.parseInt(plan.group(4));
        }
        Matcher completion = DONE.matcher(text);
        if (completion.matches()) {
            done.add(new DoneResource(
                    completion.group(1),
                    switch (completion.group(2)) {
                        case "Creation" -> DoneResource.Action.CREATED;
                        case "Modifications" -> DoneResource.Action.CHANGED;
                        default -> DoneResource.Action.DESTROYED;
                    },
                    Optional.ofNullable(completion.group(3))));
            return new LogEvent.ResourceDone(done.size(), Math.max(planned, done.size()), line);
        }
        return new LogEvent.Other(line);
    }

    public List<DoneResource> done() {
        return List.copyOf(done);
    }

    public Optional<TerraformError> firstError() {
        return error.result();
    }

    public List<FailedCheck> failedChecks() {
        return checks.found();
    }

    private static String withoutBox(String line) {
        return line.startsWith("│") ? line.substring(1).strip() : line.strip();
    }

    /** Whether a line of an error quotes the stack: a numbered line of it, or the values below it. */
    static boolean isSource(String text) {
        int colon = text.indexOf(':');
        return text.startsWith("├")
                || text.startsWith("│")
                || (colon > 0 && text.substring(0, colon).chars().allMatch(Character::isDigit));
    }

    /** Reads the first error: its summary, and the resource and place that follow it. */
    private static final class ErrorReader {
        private boolean ended;
        private String summary = "";
        private String detail = "";
        private String address = "";
        private String place = "";
        private boolean afterPlace;

        void read(String text) {
            if (ended) {
                return;
            }
            if (summary.isEmpty()) {
                if (text.startsWith("Error: ")) {
                    summary = text.substring("Error: ".length());
                }
                return;
            }
            if (text.startsWith("Error: ") || text.startsWith("╵")) {
                ended = true;
                return;
            }
            Matcher with = WITH.matcher(text);
            Matcher on = ON.matcher(text);
            if (with.matches()) {
                address = with.group(1);
            } else if (on.matches() && place.isEmpty()) {
                place = on.group(1) + " line " + on.group(2);
                if (address.isEmpty() && on.group(3) != null) {
                    address = address(on.group(3), on.group(4), on.group(5));
                }
                afterPlace = true;
            } else if (afterPlace && !isSource(text)) {
                readDetail(text);
            }
        }

        // The explanation's first paragraph: Terraform wraps it at the width of a terminal.
        private void readDetail(String text) {
            if (!text.isEmpty()) {
                detail = detail.isEmpty() ? text : detail + " " + text;
            } else if (!detail.isEmpty()) {
                ended = true;
            }
        }

        private static String address(String kind, String first, String second) {
            return switch (kind) {
                case "resource" -> first + "." + second;
                case "data" -> "data." + first + "." + second;
                case "variable" -> "var." + first;
                default -> kind + "." + first;
            };
        }

        Optional<TerraformError> result() {
            return summary.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new TerraformError(summary, optional(detail), optional(address), optional(place)));
        }

        private static Optional<String> optional(String text) {
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }
    }
}
