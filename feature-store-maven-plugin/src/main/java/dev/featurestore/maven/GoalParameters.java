package dev.featurestore.maven;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * The parameters of all goals that a user can set, as the plugin's descriptor lists them. Each goal of each build reads them before
 * it does anything else, and there are hundreds, so they are read once, and in loops.
 */
final class GoalParameters {

    private final Map<String, List<GoalParameter>> byGoal = new HashMap<>();
    private final Map<String, List<GoalParameter>> byProperty = new HashMap<>();

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

    GoalParameters(PluginDescriptor plugin) {
        for (MojoDescriptor mojo : plugin.getMojos()) {
            List<GoalParameter> own = new ArrayList<>();
            byGoal.put(mojo.getGoal(), own);
            for (Parameter parameter : Objects.requireNonNullElse(mojo.getParameters(), List.<Parameter>of())) {
                if (parameter.isEditable()) {
                    String property = property(Objects.requireNonNullElse(parameter.getExpression(), ""));
                    GoalParameter read =
                            new GoalParameter(mojo.getGoal(), parameter.getName(), property, parameter.getType());
                    own.add(read);
                    if (!property.isEmpty()) {
                        byProperty
                                .computeIfAbsent(property, p -> new ArrayList<>())
                                .add(read);
                    }
                }
            }
        }
    }

    /** The property of an expression such as <code>${featurestore.cloud}</code>; empty without an expression. */
    private static String property(String expression) {
        return expression.startsWith("${") && expression.endsWith("}")
                ? expression.substring(2, expression.length() - 1)
                : "";
    }

    /** Names of all properties. */
    Set<String> properties() {
        return Collections.unmodifiableSet(byProperty.keySet());
    }

    /** Names of the properties of a goal. */
    Set<String> properties(String goal) {
        Set<String> names = new HashSet<>();
        for (GoalParameter parameter : ofGoal(goal)) {
            if (!parameter.property().isEmpty()) {
                names.add(parameter.property());
            }
        }
        return names;
    }

    /** Names of all parameters. */
    Set<String> names() {
        Set<String> names = new HashSet<>();
        for (List<GoalParameter> own : byGoal.values()) {
            for (GoalParameter parameter : own) {
                names.add(parameter.name());
            }
        }
        return names;
    }

    /** All goals. */
    Set<String> goals() {
        return Collections.unmodifiableSet(byGoal.keySet());
    }

    /** The parameters of a goal. */
    List<GoalParameter> ofGoal(String goal) {
        return byGoal.getOrDefault(goal, List.of());
    }

    /** The parameters with a property, one for each goal that has it. */
    List<GoalParameter> withProperty(String property) {
        return byProperty.getOrDefault(property, List.of());
    }

    /** The goals with a property, sorted. */
    Set<String> goalsWithProperty(String property) {
        Set<String> goals = new TreeSet<>();
        for (GoalParameter parameter : withProperty(property)) {
            goals.add(parameter.goal());
        }
        return goals;
    }

    /** The goals with a parameter, sorted. */
    Set<String> goalsWithParameter(String name) {
        Set<String> goals = new TreeSet<>();
        for (Map.Entry<String, List<GoalParameter>> goal : byGoal.entrySet()) {
            if (goal.getValue().stream().anyMatch(parameter -> parameter.name().equals(name))) {
                goals.add(goal.getKey());
            }
        }
        return goals;
    }

    /**
     * Whether every goal that connects to a cloud has a property: the cloud, the authentication and the stack. Goals that do not
     * connect to one accept and ignore them.
     */
    boolean isContext(String property) {
        return goalsWithProperty(property).containsAll(goalsWithProperty(PropertyNames.CLOUD));
    }
}
