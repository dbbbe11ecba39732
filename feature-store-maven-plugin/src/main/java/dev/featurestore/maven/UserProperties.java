package dev.featurestore.maven;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.verify.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Refuses properties that would not do what they say. Maven ignores a property that no goal reads, and takes any word for
 * {@code false}: {@code -Dfeaturestore.dryrun}, or {@code dryRun=ture}, would deploy.
 */
final class UserProperties {

    private static final String PREFIX = "featurestore.";

    /** They say how something is done, never what or where, so they are accepted by every goal. */
    private static final Set<String> HARMLESS = Set.of(
            PropertyNames.TERRAFORM,
            PropertyNames.PROVIDER_SCHEMA,
            PropertyNames.BUCKET,
            PropertyNames.BUSY_TIMEOUT,
            PropertyNames.CHECK_TIMEOUT,
            PropertyNames.RESULTS_DIRECTORY,
            PropertyNames.CONTAINER_EXECUTABLE);

    private final GoalParameters parameters;

    UserProperties(GoalParameters parameters) {
        this.parameters = parameters;
    }

    /**
     * Refuses names that no goal has, and switches that are neither on nor off.
     *
     * @param shown what is put before a name in a message: {@code -D} for the command line
     */
    void checkNames(Properties properties, String shown) {
        for (String name : names(properties)) {
            if (!parameters.properties().contains(name)) {
                throw unknown(name, shown);
            }
            String value = properties.getProperty(name);
            boolean isSwitch = parameters.all().stream()
                    .anyMatch(parameter -> parameter.property().equals(name) && parameter.isSwitch());
            if (isSwitch && !value.isEmpty() && !value.equals("true") && !value.equals("false")) {
                throw FeatureStoreException.of(
                        FailureCode.INVALID_PARAMETER,
                        shown + name + ": expected true or false, found \"" + value + "\"",
                        "write " + shown + name + "=true to switch it on");
            }
        }
    }

    /**
     * Refuses a property of the command line that no goal of this command has.
     *
     * @param goals the goals that are typed, and the one that runs
     * @param bound all further goals that the command runs
     */
    void checkUse(Properties commandLine, Set<String> goals, Supplier<Set<String>> bound) {
        Set<String> context = parameters.context();
        Set<String> running = new TreeSet<>(goals);
        boolean complete = false;
        for (String name : names(commandLine)) {
            if (context.contains(name) || HARMLESS.contains(name)) {
                continue;
            }
            Set<String> having =
                    parameters.goals(parameter -> parameter.property().equals(name));
            if (!complete && having.stream().noneMatch(running::contains)) {
                running.addAll(bound.get());
                complete = true;
            }
            if (having.stream().noneMatch(running::contains)) {
                throw FeatureStoreException.of(
                        FailureCode.UNKNOWN_PARAMETER,
                        "-D" + name + " would be ignored: no goal of this command has it (" + String.join(", ", running)
                                + ")",
                        "leave it out; the goals that have it: " + String.join(", ", having));
            }
        }
    }

    /** A warning if a backend is set and no goal of this command runs in one: the name is not this plugin's alone. */
    Optional<String> unusedBackend(Properties commandLine, Set<String> goals) {
        Set<String> having = parameters.goals(parameter -> parameter.property().equals(PropertyNames.BACKEND));
        return commandLine.containsKey(PropertyNames.BACKEND) && having.stream().noneMatch(goals::contains)
                ? Optional.of("-D" + PropertyNames.BACKEND + " has no effect on " + String.join(", ", goals)
                        + "; the goals that have it: " + String.join(", ", having))
                : Optional.empty();
    }

    private static Set<String> names(Properties properties) {
        Set<String> names = new TreeSet<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.toLowerCase(Locale.ROOT).startsWith(PREFIX)
                    && !name.startsWith(PropertyNames.VARIABLES_PREFIX)
                    && !name.startsWith(PropertyNames.OUTPUTS_PREFIX)) {
                names.add(name);
            }
        }
        return names;
    }

    private FeatureStoreException unknown(String name, String shown) {
        String message = shown + name + ": no goal of this plugin has such a property";
        return new Vocabulary(List.copyOf(parameters.properties()))
                .nearest(name)
                .map(known -> FeatureStoreException.of(
                        FailureCode.UNKNOWN_PARAMETER, message, "did you mean " + shown + known + "?"))
                .orElseGet(() -> FeatureStoreException.of(
                                FailureCode.UNKNOWN_PARAMETER, message, "list the properties of every goal")
                        .suggesting(Command.of(Goal.HELP).with("detail")));
    }
}
