package dev.featurestore.maven;

import dev.featurestore.operator.config.Overrides;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects the overrides of a goal from its parameters, and from properties {@code featurestore.variables.NAME}. A variable
 * of the command line wins over {@code <variables>} of the POM, and that over a property of the POM.
 */
final class OverrideParameters {

    private final Properties commandLine;
    private final Properties pom;
    private final List<Overrides.Value> values = new ArrayList<>();

    /**
     * Collects nothing yet.
     *
     * @param commandLine properties of the command line
     * @param pom properties of the POM and its active profiles
     */
    OverrideParameters(Properties commandLine, Properties pom) {
        this.commandLine = commandLine;
        this.pom = pom;
    }

    /** Adds a key of {@code spec}, if its parameter has a value. */
    OverrideParameters key(String key, String property, String parameter, @Nullable String value) {
        if (value != null) {
            values.add(new Overrides.Value(key, value, origin(property, parameter)));
        }
        return this;
    }

    /** Adds variables of the stack. */
    OverrideParameters variables(@Nullable Map<String, @Nullable String> parameter) {
        Map<String, Overrides.Value> variables = new TreeMap<>();
        if (parameter != null) {
            parameter.forEach((name, text) -> put(variables, name, text, "<variables><" + name + "> of the POM"));
        }
        for (String property : pom.stringPropertyNames()) {
            if (property.startsWith(PropertyNames.VARIABLES_PREFIX)) {
                String name = property.substring(PropertyNames.VARIABLES_PREFIX.length());
                if (!variables.containsKey(name)) {
                    put(variables, name, pom.getProperty(property), "property " + property);
                }
            }
        }
        ofCommandLine(commandLine)
                .forEach((name, text) -> put(variables, name, text, "-D" + PropertyNames.VARIABLES_PREFIX + name));
        values.addAll(variables.values());
        return this;
    }

    /** The variables of the stack that properties give, by name. */
    static Map<String, String> ofCommandLine(Properties commandLine) {
        Map<String, String> variables = new TreeMap<>();
        for (String property : commandLine.stringPropertyNames()) {
            if (property.startsWith(PropertyNames.VARIABLES_PREFIX)) {
                variables.put(
                        property.substring(PropertyNames.VARIABLES_PREFIX.length()), commandLine.getProperty(property));
            }
        }
        return variables;
    }

    Overrides collected() {
        return new Overrides(values);
    }

    private static void put(Map<String, Overrides.Value> variables, String name, @Nullable String text, String origin) {
        String given = Objects.requireNonNullElse(text, "");
        variables.put(name, new Overrides.Value(Overrides.VARIABLES + name, given, origin));
    }

    private String origin(String property, String parameter) {
        if (commandLine.containsKey(property)) {
            return "-D" + property;
        }
        return pom.containsKey(property) ? "property " + property : "<" + parameter + "> of the POM";
    }
}
