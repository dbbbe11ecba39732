package dev.featurestore.operator.report;

import dev.featurestore.operator.words.Durations;
import dev.featurestore.operator.words.LineWidth;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a line of a job's log says about a resource that Terraform works on. The lines are those of Terraform 1.5 without
 * colour.
 *
 * @param stage how far it is
 * @param address the resource
 * @param verb what is done, as in {@code creating}; when it is done, {@code created}
 * @param elapsed for how long, if the line says so
 */
record ResourceStep(Stage stage, String address, String verb, Optional<Duration> elapsed) {

    /** How far Terraform is. */
    enum Stage {
        STARTED,
        GOES_ON,
        DONE
    }

    private static final Pattern STARTED = Pattern.compile(
            "(\\S.*?): (Creating|Modifying|Destroying|Reading|Refreshing state)\\.\\.\\.(?: \\[id=.*])?");
    private static final Pattern GOES_ON = Pattern.compile(
            "(\\S.*?): Still (creating|modifying|destroying|reading)\\.\\.\\. \\[(?:id=.*, )?(?:(\\d+)h)?(?:(\\d+)m)?(\\d+)s elapsed]");
    private static final Pattern DONE = Pattern.compile(
            "(\\S.*?): (Creation|Modifications|Destruction|Read) complete after (?:(\\d+)h)?(?:(\\d+)m)?(\\d+)s[^\\[]*(?:\\[id=.*])?");

    /** Stands for no step. */
    static final ResourceStep NONE = new ResourceStep(Stage.DONE, "", "", Optional.empty());

    /** Reads a line; nothing if it says something else. */
    static Optional<ResourceStep> parse(String line) {
        Matcher done = DONE.matcher(line);
        if (done.matches()) {
            return Optional.of(
                    new ResourceStep(Stage.DONE, done.group(1), past(done.group(2)), Optional.of(elapsed(done))));
        }
        Matcher started = STARTED.matcher(line);
        if (started.matches()) {
            String verb = started.group(2).equals("Refreshing state")
                    ? "refreshing"
                    : started.group(2).toLowerCase(Locale.ROOT);
            return Optional.of(new ResourceStep(Stage.STARTED, started.group(1), verb, Optional.empty()));
        }
        Matcher goesOn = GOES_ON.matcher(line);
        return goesOn.matches()
                ? Optional.of(
                        new ResourceStep(Stage.GOES_ON, goesOn.group(1), goesOn.group(2), Optional.of(elapsed(goesOn))))
                : Optional.empty();
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

    /** Whether it is about a data source, which is only read. */
    boolean isRead() {
        return verb.equals("reading") || verb.equals("read");
    }

    /**
     * The line of a finished resource, without its OCID.
     *
     * @param count the number of resources done
     */
    String done(String count, LineWidth width) {
        String after = elapsed.filter(time -> time.compareTo(Duration.ofSeconds(1)) >= 0)
                .map(time -> " after " + Durations.text(time))
                .orElse("");
        return width.cut(count + verb + " ", address, after);
    }

    /** Whether it is one of those that the whole stack goes through before anything is done, and that change nothing. */
    boolean isRefresh() {
        return verb.equals("refreshing");
    }
}
