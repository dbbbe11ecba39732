package dev.featurestore.operator.upgrade;

import dev.featurestore.operator.text.JsonText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The colors of a feature store that run, and the color that the gateway sends calls to.
 *
 * @param active the color that gets the calls
 * @param running the container instances of each color, in the order of their names
 */
public record Colors(String active, Map<String, Instances> running) {

    /** The variable of the stack that has the colors. */
    public static final String VARIABLE = "colors";

    /** The variable of the stack that selects the active color, and the output of the same name. */
    public static final String ACTIVE = "active_color";

    /** Variables that are set in place of {@link #VARIABLE} in the form of the Console; they would take precedence. */
    private static final Map<String, String> CONSOLE =
            Map.of("blue", "blue_img_ocir_url", "green", "green_img_ocir_url");

    private static final String CONSOLE_COUNT = "instance_count";

    /** All variables that the images and the active color follow from. */
    private static final List<String> ALL =
            List.of("service_version", "api_img_ocir_url", VARIABLE, "blue_img_ocir_url", "green_img_ocir_url", ACTIVE);

    /**
     * The container instances of a color.
     *
     * @param image the full name of their image
     * @param count their number
     */
    public record Instances(String image, int count) {}

    public Colors {
        running = Collections.unmodifiableMap(new TreeMap<>(running));
    }

    /** The container instances of a color, if it runs. */
    public Optional<Instances> of(String color) {
        return Optional.ofNullable(running.get(color));
    }

    /** The image of a color; empty if it does not run. */
    public Optional<String> image(String color) {
        return of(color).map(Instances::image);
    }

    /** The container instances that get the calls. */
    public Instances serving() {
        return Objects.requireNonNull(running.get(active));
    }

    /** The variables of a stack with these colors, and all else as given. */
    public Map<String, String> in(Map<String, String> variables) {
        Map<String, Object> value = new TreeMap<>();
        running.forEach((color, instances) -> {
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("image", instances.image());
            details.put("count", instances.count());
            details.put("compute", "container_instances"); // The stack's default may be another one.
            value.put(color, details);
        });
        Map<String, String> all = new TreeMap<>(variables);
        CONSOLE.values().forEach(all::remove);
        all.remove(CONSOLE_COUNT);
        all.put(VARIABLE, JsonText.of(value));
        all.put(ACTIVE, active);
        return all;
    }

    /** The variables that differ and that images and active color follow from: an upgrade is possible only with one of them. */
    public static List<String> changed(Map<String, String> before, Map<String, String> after) {
        return ALL.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .toList();
    }

    /** The other color. */
    static String other(String color) {
        return color.equals("blue") ? "green" : "blue";
    }
}
