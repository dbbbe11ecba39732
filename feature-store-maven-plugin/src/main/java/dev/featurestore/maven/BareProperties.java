package dev.featurestore.maven;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds properties that lack the prefix {@code featurestore.}, such as {@code -DdryRun}. If the property with the prefix is
 * set too, the other one is for another plugin.
 */
final class BareProperties {

    /** Words that other plugins, and POMs, use as properties too. */
    private static final Set<String> COMMON = Set.of(
            "auth",
            "check",
            "endpoint",
            "follow",
            "force",
            "format",
            "group",
            "image",
            "job",
            "level",
            "limit",
            "output",
            "overwrite",
            "plan",
            "platforms",
            "profile",
            "config",
            "registry",
            "skip",
            "classifier",
            "resultsDirectory");

    /** Parameters that decide whether something is deployed to OCI. */
    private static final Set<String> DECISIVE = Set.of("cloud", "dryRun");

    private BareProperties() {}

    /**
     * Refuses a property without the prefix, unless it is probably for another plugin.
     *
     * @param typed whether the goal is on the command line; otherwise the lifecycle runs it, with goals of other plugins
     * @return a warning for each property that is probably for another plugin
     */
    static List<String> check(Properties commandLine, List<GoalParameters.GoalParameter> parameters, boolean typed) {
        List<String> warnings = new ArrayList<>();
        for (String name : new TreeSet<>(commandLine.stringPropertyNames())) {
            for (GoalParameters.GoalParameter parameter : parameters) {
                String property = parameter.property();
                boolean bare = name.equalsIgnoreCase(parameter.name())
                        && !property.isEmpty()
                        && !property.equals(name)
                        && !commandLine.containsKey(property);
                boolean shared = COMMON.contains(parameter.name()) || !(typed || DECISIVE.contains(parameter.name()));
                if (bare && shared) {
                    warnings.add(
                            "-D" + name + " has no effect on " + parameter.goal() + "; its property is -D" + property);
                } else if (bare) {
                    throw FeatureStoreException.of(
                            FailureCode.UNKNOWN_PARAMETER,
                            "-D" + name + " has no effect: " + parameter.goal() + " does not have this property",
                            "Set -D" + property + ". If -D" + name + " is for another plugin, set both");
                }
            }
        }
        return warnings;
    }
}
