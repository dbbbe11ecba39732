package dev.featurestore.operator.container;

import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The commands in the hints of {@link Main}: those of the build that started the container, or else commands without a POM,
 * with the options as properties.
 */
final class MainCommands {

    private static final String PLUGIN = "dev.featurestore:feature-store-maven-plugin";

    private static final Map<MainOption, String> PROPERTIES = new EnumMap<>(Map.of(
            MainOption.ENDPOINT, "featurestore.endpoint",
            MainOption.AUTH, "featurestore.auth",
            MainOption.OCI_CONFIG, "featurestore.ociConfig",
            MainOption.PROFILE, "featurestore.profile",
            MainOption.CA_CERTIFICATES, "featurestore.caCertificates"));

    private MainCommands() {}

    static Commands of(Map<String, String> environment, String... arguments) {
        try {
            return ContainerInput.of(environment).commands().orElseGet(() -> standalone(MainOptions.parse(arguments)));
        } catch (FeatureStoreException refusedLater) {
            return standalone(MainOptions.parse());
        }
    }

    /** If the configuration is in an environment variable, FILE stands for its unknown path. */
    private static Commands standalone(MainOptions options) {
        Map<String, String> context = new LinkedHashMap<>();
        context.put(Commands.CONFIG, options.value(MainOption.FILE).orElse("FILE"));
        PROPERTIES.forEach((option, name) -> options.value(option).ifPresent(value -> context.put(name, value)));
        Map<Goal, Set<String>> known = new EnumMap<>(Goal.class);
        EnumSet.complementOf(EnumSet.of(Goal.HELP, Goal.INIT, Goal.BUILD_IMAGE))
                .forEach(goal -> known.put(goal, context.keySet()));
        return new Commands("mvn", PLUGIN, "", context, known);
    }
}
