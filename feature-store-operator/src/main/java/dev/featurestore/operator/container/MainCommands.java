package dev.featurestore.operator.container;

import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The commands in the hints of {@link Main}: those of the build that started the container, or else commands without a POM,
 * with the options as properties.
 */
final class MainCommands {

    private static final String PLUGIN = "dev.featurestore:feature-store-maven-plugin";

    /** Options that are properties of the same name in a build. */
    private static final List<String> PROPERTIES =
            List.of("endpoint", "auth", "ociConfig", "profile", "caCertificates");

    private MainCommands() {}

    static Commands of(Map<String, String> environment, String... arguments) {
        try {
            return ContainerInput.of(environment).commands().orElseGet(() -> standalone(CommandLine.parse(arguments)));
        } catch (FeatureStoreException refusedLater) {
            return standalone(CommandLine.parse());
        }
    }

    /** If the configuration is in an environment variable, FILE stands for its unknown path. */
    private static Commands standalone(MainOptions options) {
        Map<String, String> context = new LinkedHashMap<>();
        context.put(Commands.CONFIG, options.file().orElse("FILE"));
        Map<String, String> texts = OptionTable.texts(options);
        for (String name : PROPERTIES) {
            if (texts.containsKey(name)) {
                context.put("featurestore." + name, texts.get(name));
            }
        }
        Map<Goal, Set<String>> known = new EnumMap<>(Goal.class);
        EnumSet.complementOf(EnumSet.of(Goal.HELP, Goal.INIT, Goal.BUILD_IMAGE))
                .forEach(goal -> known.put(goal, context.keySet()));
        return new Commands("mvn", PLUGIN, "", context, known);
    }
}
