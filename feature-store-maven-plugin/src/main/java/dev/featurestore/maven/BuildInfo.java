package dev.featurestore.maven;

import dev.featurestore.maven.image.ImageRecord;
import dev.featurestore.operator.bundle.Bundle;
import dev.featurestore.operator.command.PackageStack;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.text.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the goal {@code info} prints.
 *
 * @param facts facts of the plugin's build
 * @param stack the bundled stack
 * @param images the images that were built here last, one for each kind of target
 */
record BuildInfo(BuildFacts facts, PackageStack stack, List<ImageRecord> images) {

    void lines(Console console) {
        console.info("Operator feature_store v1, plugin " + facts.version() + " of " + facts.built());
        stack.info();
        if (images.isEmpty()) {
            console.info("Image: not built here yet. To build it:");
            console.info(console.commands().line(Command.of(Goal.BUILD_IMAGE)));
        }
        for (ImageRecord image : images) {
            console.info("Image " + image.image() + " (" + image.target() + ")");
            console.info("  digest " + image.digest());
            console.info("  image ID " + image.id());
            console.info("  base " + image.base());
            image.layers().forEach((layer, files) -> {
                if (!files.isEmpty()) {
                    console.info("  " + layer + ": " + String.join(", ", files));
                }
            });
        }
    }

    /** One JSON document. */
    String json() {
        Map<String, Object> plugin = new LinkedHashMap<>();
        plugin.put("version", facts.version());
        plugin.put("built", facts.built().toString());
        plugin.put("revision", facts.revision());
        Bundle bundle = stack.bundled();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("plugin", plugin);
        json.put("stack", Map.of("sha256", bundle.digest()));
        json.put("images", images.stream().map(ImageRecord::json).toList());
        return JsonText.indented(json).strip();
    }
}
