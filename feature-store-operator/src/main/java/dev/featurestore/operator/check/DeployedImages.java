package dev.featurestore.operator.check;

import dev.featurestore.operator.cloud.Output;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The images of a deployed store.
 *
 * @param byComponent their names by component: {@code api_blue}, {@code api_green}, {@code authoriser}; empty if unknown
 */
public record DeployedImages(Map<String, String> byComponent) {

    /** The output of the bundled stack that has the images. */
    private static final String OUTPUT = "deployed_versions";

    private static final Pattern ENTRY = Pattern.compile("\"(\\w+)\"\\s*:\\s*\"([^\"]+)\"");

    /** Unknown images. */
    public static final DeployedImages UNKNOWN = new DeployedImages(Map.of());

    /** Images by component. */
    public DeployedImages {
        byComponent = Map.copyOf(byComponent);
    }

    /** The images in a stack's outputs. */
    public static DeployedImages of(List<Output> outputs) {
        Map<String, String> images = new TreeMap<>();
        outputs.stream()
                .filter(output -> output.name().equals(OUTPUT) && !output.sensitive())
                .flatMap(output -> ENTRY.matcher(output.value()).results())
                .forEach(entry -> images.put(entry.group(1), entry.group(2)));
        return new DeployedImages(images);
    }

    /** The names of the images of a component, or where to find them. */
    String image(String component) {
        String names = byComponent.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(component))
                .map(Map.Entry::getValue)
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "output " + OUTPUT : names;
    }
}
