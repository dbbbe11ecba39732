package dev.featurestore.emulator.dashboard;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A number of planned changes.
 *
 * @param number the number
 * @param action what is planned, such as {@code to add}
 */
public record PlanFigure(String number, String action) {

    private static final Pattern FIGURE = Pattern.compile("(\\d+) (to (?:import|add|change|destroy))");

    /** The numbers in the line of Terraform's log that counts the changes; none if nothing changes. */
    public static List<PlanFigure> in(String line) {
        return FIGURE.matcher(line)
                .results()
                .map(result -> new PlanFigure(result.group(1), result.group(2)))
                .toList();
    }

    /** The sign of the action, as in Terraform's plan. */
    public String sign() {
        return switch (action) {
            case "to add" -> "+";
            case "to change" -> "~";
            case "to destroy" -> "−";
            default -> "&";
        };
    }

    /** The CSS class: colored only if there are such changes. */
    public String style() {
        return number.equals("0") ? "none" : action.substring("to ".length());
    }
}
