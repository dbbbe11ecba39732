package dev.featurestore.maven;

import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.problem.FileNames;
import java.nio.file.Path;

/** Default classifier of a stack's zip, from the name of the configuration. */
final class StackClassifier {

    private static final String USUAL = "stack";
    private static final String USUAL_CONFIG = "feature_store";

    private StackClassifier() {}

    /** @param folder folder of the project */
    static String of(Source config, Path folder) {
        if (config instanceof Source.Layers layers) {
            return layers.environment()
                    .map(environment -> of(layers.first(), folder) + "-" + environment.name())
                    .orElseGet(() -> of(layers.files().get(layers.files().size() - 1), folder));
        }
        if (config.equals(new Source.Local(folder.resolve(USUAL_CONFIG + ".yaml")))) {
            return USUAL;
        }
        String path = config instanceof Source.Remote remote
                ? remote.address().object()
                : config.shown(new FileNames(folder)).replace('\\', '/');
        String[] names = path.split("/", -1);
        String name = withoutExtension(names[names.length - 1]);
        if (name.equals(USUAL_CONFIG) && names.length > 1) {
            name = names[names.length - 2];
        }
        return USUAL + "-" + name.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private static String withoutExtension(String name) {
        return name.replaceAll("(?<=.)\\.[^.]*$", "");
    }
}
