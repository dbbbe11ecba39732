package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.Compartment;
import dev.featurestore.operator.cloud.Identity;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.util.Optional;

/** The name of a compartment, which Identity knows; it is nice to have, so no failure to read it matters. */
final class CompartmentName {

    private CompartmentName() {}

    /** The name of the compartment of a configuration; empty if you have no permission to read it. */
    static Optional<String> of(CloudSession session, OperatorConfig config) {
        try (Identity identity = session.identity(config.region())) {
            return identity.once().compartment(config.compartmentId()).map(Compartment::name);
        } catch (FeatureStoreException unknown) {
            return Optional.empty();
        }
    }
}
