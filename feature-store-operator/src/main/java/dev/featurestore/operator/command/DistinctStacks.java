package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.StackAddress;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.verify.PlaceReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Checks that several configurations have a stack each: the second would replace what the first has deployed. */
public final class DistinctStacks {

    private DistinctStacks() {}

    /**
     * Compares the stacks of configurations. One that is not valid has no stack here; its run reports the failure. One that
     * does not exist is a mistyped name, and so nothing runs.
     *
     * @param requests the configurations, by the names that the user knows
     * @throws FeatureStoreException {@code CONFLICTING_PARAMETERS} for two with the same stack, {@code MISSING_CONFIGURATION} for
     *     one that does not exist
     */
    public static void require(Project project, Map<String, StackRequest> requests) {
        Map<StackAddress, String> stacks = new HashMap<>();
        requests.forEach((name, request) -> stack(project, name, request).ifPresent(stack -> {
            String other = stacks.putIfAbsent(stack, name);
            if (other != null) {
                throw FeatureStoreException.of(
                        FailureCode.CONFLICTING_PARAMETERS,
                        "The configurations " + other + " and " + name + " have the same stack: " + text(stack),
                        "Set another spec.stack_name in one of them, or run the goal for each alone");
            }
        }));
    }

    private static String text(StackAddress stack) {
        return stack instanceof StackAddress.ByName byName
                ? byName.name() + " in compartment " + byName.compartment().id()
                : ((StackAddress.ById) stack).stackId();
    }

    private static Optional<StackAddress> stack(Project project, String name, StackRequest request) {
        try (CloudSession session = new CloudSession(request.cloud(), project.console())) {
            PlaceReader places = new PlaceReader(project.names(), project.values(), session);
            try {
                return Optional.of(new StackLocator(request, places).stack());
            } catch (FeatureStoreException unreadable) {
                if (unreadable.code() == FailureCode.MISSING_CONFIGURATION) {
                    throw FeatureStoreException.of(
                                    unreadable.code(), name + ": " + unreadable.message(), hint(unreadable, request))
                            .suggesting(unreadable.commands());
                }
                return Optional.empty();
            }
        }
    }

    /** That of the file of an environment has the environments that exist. */
    private static String hint(FeatureStoreException missing, StackRequest request) {
        return request.config() instanceof Source.Layers && !missing.commands().isEmpty()
                ? missing.hint()
                : "Correct or remove its name, or create that file";
    }
}
