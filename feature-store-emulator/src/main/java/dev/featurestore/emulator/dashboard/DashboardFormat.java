package dev.featurestore.emulator.dashboard;

import dev.featurestore.emulator.view.ItemView;
import dev.featurestore.emulator.view.JobView;
import dev.featurestore.emulator.view.ResourceView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Formats values for a page.
 *
 * @param now the time of the page
 */
public record DashboardFormat(Instant now) {

    private static final int MAX_NAME = 120;
    private static final int MAX_VALUE = 1000;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Date and time in UTC. */
    public String time(Instant time) {
        return TIME.format(time);
    }

    /** Time of day in UTC. */
    public String clock(Instant time) {
        return CLOCK.format(time);
    }

    /** The time from the creation of a job to its end, or until now. */
    public String duration(JobView job) {
        Duration took = Duration.between(job.timeCreated(), job.timeFinished().orElse(now));
        long seconds = Math.max(0, took.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }

    /** A number with separators of thousands. */
    public String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number with its noun. */
    public String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    /** A name, cut if it is very long. */
    public String name(String name) {
        return name.isBlank() ? "(no name)" : cut(name, MAX_NAME);
    }

    /** A value or a line, cut if it is very long. */
    public String value(String value) {
        return cut(value, MAX_VALUE);
    }

    private String cut(String text, int maximum) {
        if (text.length() <= maximum) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(maximum - 1)) ? maximum - 1 : maximum;
        return text.substring(0, end) + "… (" + number(text.length() - end) + " more characters)";
    }

    /** A constant such as {@code IN_PROGRESS} as words. */
    public String words(String constant) {
        String words = constant.replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** The CSS class of a lifecycle state. */
    public String stateClass(String state) {
        return switch (state) {
            case "SUCCEEDED", "ACTIVE" -> "good";
            case "FAILED" -> "bad";
            case "ACCEPTED", "IN_PROGRESS", "CANCELING" -> "busy";
            default -> "neutral";
        };
    }

    /** The sign of a lifecycle state, beside its word. */
    public String stateSign(String state) {
        return switch (stateClass(state)) {
            case "good" -> "✓";
            case "bad" -> "✕";
            case "busy" -> "●";
            default -> "–";
        };
    }

    /** Resources by their types. */
    public Map<String, List<ResourceView>> byType(List<ResourceView> resources) {
        return resources.stream().collect(Collectors.groupingBy(ResourceView::type, TreeMap::new, Collectors.toList()));
    }

    /** The names of the items that an item refers to. */
    public String uses(ItemView item, List<ItemView> all) {
        List<String> names = new ArrayList<>();
        for (ItemView other : all) {
            if (item.uses().contains(other.id())) {
                names.add(name(other.name()));
            }
        }
        return String.join(", ", names);
    }
}
