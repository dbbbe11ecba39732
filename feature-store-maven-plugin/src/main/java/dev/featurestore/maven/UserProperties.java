package dev.featurestore.maven;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.verify.Vocabulary;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Refuses unknown properties and invalid switches. Maven ignores a property that no goal reads, and reads any value but
 * {@code true} as {@code false}: {@code -Dfeaturestore.dryrun}, or {@code dryRun=ture}, would deploy.
 */
final class UserProperties {

    private static final String PREFIX = "featurestore.";

    /** Properties that do not change what is deployed or where, so every goal accepts them. */
    private static final Set<String> HARMLESS = Set.of(
            PropertyNames.TERRAFORM,
            PropertyNames.PROVIDER_SCHEMA,
            PropertyNames.BUCKET,
            PropertyNames.EXCLUDES,
            PropertyNames.BUSY_TIMEOUT,
            PropertyNames.CHECK_TIMEOUT,
            PropertyNames.RESULTS_DIRECTORY,
            PropertyNames.CONTAINER_EXECUTABLE);

    private final GoalParameters parameters;

    UserProperties(GoalParameters parameters) {
        this.parameters = parameters;
    }

    /**
     * Refuses names that no goal has, switches that are neither true nor false, and empty entries of lists.
     *
     * @param shown prefix of a name in a message: {@code -D} for the command line
     */
    void checkNames(Properties properties, String shown) {
        for (String name : names(properties)) {
            if (!parameters.properties().contains(name)) {
                throw unknown(name, shown);
            }
            String value = properties.getProperty(name);
            if (is(name, GoalParameters.GoalParameter::isList)
                    && !value.isBlank()
                    && Arrays.stream(value.split(",", -1)).anyMatch(String::isBlank)) {
                throw FeatureStoreException.of(
                        FailureCode.INVALID_PARAMETER,
                        shown + name + ": has an empty entry: \"" + value + "\"",
                        "Write the entries with one comma between them");
            }
            if (is(name, GoalParameters.GoalParameter::isSwitch)
                    && !value.isEmpty()
                    && !value.equals("true")
                    && !value.equals("false")) {
                throw FeatureStoreException.of(
                        FailureCode.INVALID_PARAMETER,
                        shown + name + ": must be true or false, but is \"" + value + "\"",
                        "Set " + shown + name + "=true to enable it");
            }
        }
    }

    private boolean is(String name, Predicate<GoalParameters.GoalParameter> kind) {
        return parameters.withProperty(name).stream().anyMatch(kind);
    }

    /**
     * Refuses a property of the command line that no goal of this command has.
     *
     * @param goals the goals on the command line, and the one that runs
     * @param bound all further goals that the command runs
     */
    void checkUse(Properties commandLine, Set<String> goals, Supplier<Set<String>> bound) {
        Set<String> running = new TreeSet<>(goals);
        boolean complete = false;
        for (String name : names(commandLine)) {
            if (parameters.isContext(name) || HARMLESS.contains(name)) {
                continue;
            }
            Set<String> having = parameters.goalsWithProperty(name);
            if (!complete && having.stream().noneMatch(running::contains)) {
                running.addAll(bound.get());
                complete = true;
            }
            if (having.stream().noneMatch(running::contains)) {
                throw FeatureStoreException.of(
                        FailureCode.UNKNOWN_PARAMETER,
                        "-D" + name + " has no effect: no goal of this command has it (" + String.join(", ", running)
                                + ")",
                        "Remove it. Goals that have it: " + String.join(", ", having));
            }
        }
    }

    /** A warning if {@code backend} is set and no goal of this command reads it: other plugins may use this name too. */
    Optional<String> unusedBackend(Properties commandLine, Set<String> goals) {
        if (!commandLine.containsKey(PropertyNames.BACKEND)) {
            return Optional.empty();
        }
        Set<String> having = parameters.goalsWithProperty(PropertyNames.BACKEND);
        return having.stream().noneMatch(goals::contains)
                ? Optional.of("-D" + PropertyNames.BACKEND + " has no effect on " + String.join(", ", goals)
                        + ". Goals that have it: " + String.join(", ", having))
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
        String message = shown + name + ": unknown property";
        return new Vocabulary(new TreeSet<>(parameters.properties()))
                .nearest(name)
                .map(known -> FeatureStoreException.of(
                        FailureCode.UNKNOWN_PARAMETER, message, "Did you mean " + shown + known + "?"))
                .orElseGet(() -> FeatureStoreException.of(
                                FailureCode.UNKNOWN_PARAMETER, message, "List the properties of all goals")
                        .suggesting(Command.of(Goal.HELP).with("detail")));
    }
}
