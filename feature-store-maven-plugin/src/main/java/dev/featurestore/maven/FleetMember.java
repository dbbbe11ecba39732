package dev.featurestore.maven;

import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import java.util.Map;
import java.util.Optional;

/**
 * One configuration of several that a goal runs for.
 *
 * @param label its name in lines and in the summary: the environment, or the path of the file without its ending
 * @param folder the name of its folder for results, different from those of the others
 * @param config {@code featurestore.config} of its run
 * @param environment {@code featurestore.environment} of its run
 * @param confirm name of its stack, to confirm a change
 */
record FleetMember(String label, String folder, String config, Optional<String> environment, Optional<String> confirm) {

    /** The properties that select it alone, for commands in hints. */
    Map<String, String> properties() {
        return environment
                .map(name -> Map.of(PropertyNames.ENVIRONMENT, name))
                .orElseGet(() -> Map.of(Commands.CONFIG, config));
    }

    /** A failure whose hint confirms the name of its stack in the form for several configurations. */
    FeatureStoreException worded(FeatureStoreException failure) {
        String form = PropertyNames.CONFIRM + "=";
        return FeatureStoreException.of(
                        failure.code(),
                        failure.message().lines().toList(),
                        failure.hint().replace(form, form + label + "="))
                .suggesting(failure.commands());
    }

    FleetMember withConfirm(String name) {
        return new FleetMember(label, folder, config, environment, Optional.of(name));
    }
}
