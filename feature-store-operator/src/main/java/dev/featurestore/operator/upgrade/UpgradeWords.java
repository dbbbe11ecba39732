package dev.featurestore.operator.upgrade;

import java.util.ArrayList;
import java.util.List;

/** Describes the colors and steps of an upgrade. */
public final class UpgradeWords {

    private UpgradeWords() {}

    /** What an apply does about calls during the upgrade; one line for each step if it has several. */
    public static List<String> summary(Upgrade upgrade) {
        List<String> lines = new ArrayList<>();
        upgrade.downtime()
                .ifPresent(
                        reason -> lines.add("Calls will fail for about two minutes, until the new container instances"
                                + " answer: no upgrade without downtime is possible, because " + reason + "."));
        if (upgrade.isDirect()) {
            return lines;
        }
        lines.add(
                upgrade.jobs() == 1
                        ? "Upgrade without downtime: calls are switched after the new color has answered."
                        : "Upgrade without downtime, in " + upgrade.jobs() + " apply jobs:");
        if (upgrade.jobs() > 1) {
            Colors before = upgrade.change().deployed();
            int number = 0;
            for (Phase phase : upgrade.phases()) {
                if (phase.job()) {
                    lines.add("  " + ++number + ". " + step(before, phase.colors()));
                    before = phase.colors();
                }
            }
            lines.add("  " + ++number + ". " + step(before, upgrade.change().wanted()));
        }
        return List.copyOf(lines);
    }

    /** What the job between two sets of colors does, such as {@code switch calls to blue, stop green}. */
    public static String step(Colors from, Colors to) {
        List<String> parts = new ArrayList<>();
        if (!from.active().equals(to.active())) {
            parts.add("switch calls to " + to.active());
        }
        to.running().keySet().stream()
                .filter(color -> !from.image(color).equals(to.image(color)))
                .forEach(color -> parts.add("start " + color(color, to)));
        from.running().keySet().stream()
                .filter(color -> to.of(color).isEmpty())
                .forEach(color -> parts.add("stop " + color));
        return parts.isEmpty() ? "apply the configuration" : String.join(", ", parts);
    }

    /** A color with its version, such as {@code green with feature-store-api-0.2}. */
    public static String color(String color, Colors colors) {
        return color
                + colors.image(color).map(image -> " with " + version(image)).orElse("");
    }

    /** The color that gets the calls. */
    public static String serving(Colors colors) {
        return color(colors.active(), colors) + " gets all calls";
    }

    /** The color that gets the calls after a job failed, which may have switched them. */
    public static String serving(Colors from, Colors to) {
        return from.active().equals(to.active())
                ? serving(from)
                : color(from.active(), from) + " or " + color(to.active(), from) + " gets all calls";
    }

    /** The tag of an image if it has the name of the repository, or else the repository too. */
    static String version(String image) {
        String name = image.substring(image.lastIndexOf('/') + 1);
        int end = name.indexOf(':');
        return end > 0 && name.startsWith(name.substring(0, end), end + 1) ? name.substring(end + 1) : name;
    }
}
