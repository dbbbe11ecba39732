package dev.featurestore.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * The parameters of all goals, as the plugin's descriptor lists them.
 *
 * @param all one for each goal and parameter
 */
record GoalParameters(List<GoalParameter> all) {

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([\\w.]+)}");

    GoalParameters {
        all = List.copyOf(all);
    }

    /**
     * A parameter of a goal that a user can set.
     *
     * @param property its property; empty if only the POM can set it
     */
    record GoalParameter(String goal, String name, String property, String type) {
        boolean isSwitch() {
            return type.equals("boolean");
        }

        boolean isList() {
            return type.equals("java.util.List");
        }
    }

    static GoalParameters of(PluginDescriptor plugin) {
        List<GoalParameter> all = new ArrayList<>();
        for (MojoDescriptor mojo : plugin.getMojos()) {
            for (Parameter parameter : Objects.requireNonNullElse(mojo.getParameters(), List.<Parameter>of())) {
                if (parameter.isEditable()) {
                    Matcher property = PROPERTY.matcher(Objects.requireNonNullElse(parameter.getExpression(), ""));
                    all.add(new GoalParameter(
                            mojo.getGoal(),
                            parameter.getName(),
                            property.matches() ? property.group(1) : "",
                            parameter.getType()));
                }
            }
        }
        return new GoalParameters(all);
    }

    /** Names of all properties. */
    Set<String> properties() {
        return properties(all);
    }

    /** Names of the properties of a goal. */
    Set<String> properties(String goal) {
        return properties(ofGoal(goal));
    }

    private static Set<String> properties(List<GoalParameter> parameters) {
        return sorted(parameters.stream().map(GoalParameter::property).filter(p -> !p.isEmpty()));
    }

    /** Names of all parameters. */
    Set<String> names() {
        return sorted(all.stream().map(GoalParameter::name));
    }

    /** The parameters of a goal. */
    List<GoalParameter> ofGoal(String goal) {
        return all.stream().filter(parameter -> parameter.goal().equals(goal)).toList();
    }

    /** The goals with a parameter that matches. */
    Set<String> goals(Predicate<GoalParameter> parameter) {
        return sorted(all.stream().filter(parameter).map(GoalParameter::goal));
    }

    /**
     * Properties of every goal that connects to a cloud: the cloud, the authentication and the stack. Goals that do not
     * connect to one accept and ignore them.
     */
    Set<String> context() {
        Set<String> shared = properties();
        for (String goal : goals(parameter -> parameter.property().equals(PropertyNames.CLOUD))) {
            shared.retainAll(properties(goal));
        }
        return shared;
    }

    private static Set<String> sorted(java.util.stream.Stream<String> texts) {
        return texts.collect(Collectors.toCollection(TreeSet::new));
    }
}
