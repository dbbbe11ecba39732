package dev.featurestore.operator.joblog;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An error or a warning while it is read. Terraform wraps messages at the width of its terminal, or at 78 characters without
 * one, but never within a word.
 */
final class LoggedDiagnostic {

    private static final Pattern WITH = Pattern.compile("with (.+),");
    private static final Pattern ON =
            Pattern.compile("on (\\S+) line (\\d{1,9})\\b(?:, in (\\w+) \"([^\"]*)\"(?: \"([^\"]*)\")?)?.*");
    private static final Pattern RULE =
            Pattern.compile("This was checked by the validation rule at (\\S+?):(\\d{1,9}),\\d+-.*");
    private static final Set<String> CONDITIONS = Set.of(
            "Invalid value for variable",
            "Resource precondition failed",
            "Resource postcondition failed",
            "Module output value precondition failed",
            "Check block assertion failed");

    private static final Pattern KEPT = Pattern.compile("Resource (\\S+) has lifecycle\\.prevent_destroy set");

    /** Maximum length of a paragraph. */
    private static final int LONGEST = 8_000;

    /** A place in the stack. */
    private record Place(String file, int line) {}

    private final boolean error;
    private final String summary;
    private final StringBuilder paragraph = new StringBuilder();
    private String address = "";
    private Optional<Place> place = Optional.empty();
    private Optional<Place> rule = Optional.empty();
    private Optional<String> explanation = Optional.empty();

    LoggedDiagnostic(boolean error, String summary) {
        this.error = error;
        this.summary = summary;
    }

    boolean isError() {
        return error;
    }

    /** Reads the next line, without the box around it. */
    void read(String text) {
        if (place.isEmpty()) {
            readPlace(text);
        } else if (text.isEmpty()) {
            endParagraph();
        } else if (paragraph.length() > 0 || !isSource(text)) {
            paragraph.append(paragraph.length() > 0 ? " " : "").append(text);
            paragraph.setLength(Math.min(paragraph.length(), LONGEST));
        }
    }

    private void readPlace(String text) {
        Matcher with = WITH.matcher(text);
        Matcher on = ON.matcher(text);
        if (with.matches()) {
            address = with.group(1);
        } else if (on.matches()) {
            place = Optional.of(new Place(on.group(1), Integer.parseInt(on.group(2))));
            if (address.isEmpty() && on.group(3) != null) {
                address = address(on.group(3), on.group(4), on.group(5));
            }
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

    /** Whether a line quotes the stack: a numbered line of it, or the values below it. */
    private static boolean isSource(String text) {
        int colon = text.indexOf(':');
        return text.startsWith("├")
                || text.startsWith("│")
                || (colon > 0 && text.substring(0, colon).chars().allMatch(Character::isDigit));
    }

    private void endParagraph() {
        explanation = explanation();
        rule = rule();
        paragraph.setLength(0);
    }

    /** The first paragraph below the place. */
    private Optional<String> explanation() {
        return explanation.or(() -> Optional.of(paragraph.toString()).filter(text -> !text.isEmpty()));
    }

    /** The validation rule of a variable. */
    private Optional<Place> rule() {
        return rule.or(() -> Optional.of(RULE.matcher(paragraph))
                .filter(Matcher::matches)
                .map(found -> new Place(found.group(1), Integer.parseInt(found.group(2)))));
    }

    TerraformError error() {
        return new TerraformError(
                summary,
                explanation(),
                Optional.of(address).filter(text -> !text.isEmpty()).or(this::kept),
                place.map(on -> on.file() + " line " + on.line()));
    }

    /** The resource that Terraform refuses to destroy, and names in the explanation alone. */
    private Optional<String> kept() {
        return explanation().map(KEPT::matcher).filter(Matcher::lookingAt).map(found -> found.group(1));
    }

    /** The condition that this is about; empty for other errors and warnings. */
    Optional<FailedCheck> failedCheck() {
        if (!CONDITIONS.contains(summary)) {
            return Optional.empty();
        }
        // The error of a variable is placed where the variable is set, for a module at its call.
        Optional<Place> validation = rule();
        return validation
                .or(() -> place)
                .map(at -> new FailedCheck(
                        error, summary, explanation().orElse(""), at.file(), at.line(), validation.isPresent()));
    }
}
