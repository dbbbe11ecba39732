package dev.featurestore.operator.joblog;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A step of a resource, from a line of a job's log. The lines are those of Terraform 1.5 without color.
 *
 * @param stage its stage
 * @param address address of the resource, also where Terraform names the former object of one that it replaces
 * @param verb the action, as in {@code creating}; after its end, {@code created}
 * @param elapsed elapsed time; empty if the line has none
 * @param id identifier of the finished resource (mostly an OCID), if the line has one
 */
public record ResourceStep(Stage stage, String address, String verb, Optional<Duration> elapsed, Optional<String> id) {

    /** The stage of a step. */
    public enum Stage {
        STARTED,
        GOES_ON,
        DONE
    }

    private static final Pattern STARTED = Pattern.compile(
            "(\\S.*?): (Creating|Modifying|Destroying|Reading|Refreshing state)\\.\\.\\.(?: \\[id=.*])?");
    private static final Pattern GOES_ON = Pattern.compile(
            "(\\S.*?): Still (creating|modifying|destroying|reading)\\.\\.\\. \\[(?:id=.*, )?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(\\d{1,9})s elapsed]");
    private static final Pattern DONE = Pattern.compile(
            "(\\S.*?): (Creation|Modifications|Destruction|Read) complete after (?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(\\d{1,9})s[^\\[]*(?:\\[id=(.*)])?");

    /** How Terraform names the former object of a resource that it replaces after it has created the new one: when its end begins, not after. */
    private static final String DEPOSED = " (deposed object ";

    /** The address of the resource of an object. */
    public static String withoutObject(String address) {
        int end = address.indexOf(DEPOSED);
        return end < 0 ? address : address.substring(0, end);
    }

    /** Reads a line; empty if it is not a step. */
    static Optional<ResourceStep> parse(String line) {
        if (!mayBe(line)) {
            return Optional.empty();
        }
        Matcher done = DONE.matcher(line);
        if (done.matches()) {
            return Optional.of(new ResourceStep(
                    Stage.DONE,
                    withoutObject(done.group(1)),
                    past(done.group(2)),
                    Optional.of(elapsed(done)),
                    Optional.ofNullable(done.group(6))));
        }
        Matcher started = STARTED.matcher(line);
        if (started.matches()) {
            String verb = started.group(2).equals("Refreshing state")
                    ? "refreshing"
                    : started.group(2).toLowerCase(Locale.ROOT);
            return Optional.of(new ResourceStep(
                    Stage.STARTED, withoutObject(started.group(1)), verb, Optional.empty(), Optional.empty()));
        }
        Matcher goesOn = GOES_ON.matcher(line);
        return goesOn.matches()
                ? Optional.of(new ResourceStep(
                        Stage.GOES_ON,
                        withoutObject(goesOn.group(1)),
                        goesOn.group(2),
                        Optional.of(elapsed(goesOn)),
                        Optional.empty()))
                : Optional.empty();
    }

    /** Nearly all lines of a long log are decided here, without memory for a match. */
    private static boolean mayBe(String line) {
        return line.contains(": ") && (line.contains("...") || line.contains(" complete after "));
    }

    private static String past(String noun) {
        return switch (noun) {
            case "Creation" -> "created";
            case "Modifications" -> "changed";
            case "Destruction" -> "destroyed";
            default -> "read";
        };
    }

    private static Duration elapsed(Matcher matcher) {
        return Duration.ofHours(number(matcher, 3))
                .plusMinutes(number(matcher, 4))
                .plusSeconds(number(matcher, 5));
    }

    private static long number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
    }

    /** Whether it is the step of a data source. */
    public boolean isRead() {
        return verb.equals("reading") || verb.equals("read");
    }

    /** Whether it is a refresh, which happens to all resources before the changes. */
    public boolean isRefresh() {
        return verb.equals("refreshing");
    }

    /** Whether it is a step of a creation, a change or a destruction. */
    public boolean changes() {
        return !isRead() && !isRefresh();
    }
}
