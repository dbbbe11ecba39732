package dev.featurestore.maven;

import dev.featurestore.maven.image.ImageRecord;
import dev.featurestore.operator.command.PackageStack;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.report.Console;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Prints the version of the plugin, the bundled stack with its digest, and the operator's images that were built here
 * last, with their digests and contents. Needs no network.
 *
 * @since 0.1.0
 */
@Mojo(name = "info", requiresProject = false, threadSafe = true)
public final class InfoMojo extends AbstractFeatureStoreMojo {

    @Override
    void run() {
        Console console = console();
        BuildFacts facts = BuildFacts.read();
        console.info("Operator feature_store v1, plugin " + facts.version() + " of " + facts.built());
        new PackageStack(operatorProject()).info();
        List<ImageRecord> images = ImageRecord.in(results());
        if (images.isEmpty()) {
            console.info("Image: not built here yet. To build it:");
            console.info(console.commands().line(Command.of(Goal.BUILD_IMAGE)));
        }
        for (ImageRecord image : images) {
            console.info("Image " + image.image() + " (" + image.target() + ")");
            console.info("  digest " + image.digest());
            console.info("  base " + image.base());
            image.layers().forEach((layer, files) -> console.info("  " + layer + ": " + String.join(", ", files)));
        }
    }
}
