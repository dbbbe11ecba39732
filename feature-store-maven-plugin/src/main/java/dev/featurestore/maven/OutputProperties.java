package dev.featurestore.maven;

import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.report.Console;
import java.util.List;
import java.util.Properties;

/**
 * The outputs as properties of the project, for later goals of the build.
 *
 * @param properties the project's properties
 * @param prefix what their names start with
 * @param console gets a warning for each output that cannot be one
 */
record OutputProperties(Properties properties, String prefix, Console console) {

    /** Maven replaces expressions within the values of properties, too (PluginParameterExpressionEvaluator). */
    private static final String EXPRESSION = "${";

    /** Sets the outputs, except for those in which Maven would replace expressions: also {@code ${env.NAME}}, with a secret. */
    void set(List<Output> outputs) {
        for (Output output : outputs) {
            String name = prefix + output.name();
            if (output.shownValue().contains(EXPRESSION)) {
                properties.remove(name);
                console.warn("The property " + name + " is not set, because Maven would replace the expression "
                        + EXPRESSION + "…} in its value. Read the output from outputs.env.");
            } else {
                properties.setProperty(name, output.shownValue());
            }
        }
    }
}
