package dev.featurestore.maven;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a property that the POM overrides, such as {@code -Dfeaturestore.cloud=embedded} with {@code <cloud>oci</cloud>}: in
 * Maven the plugin configuration of the POM takes precedence, without a warning.
 *
 * @param folder base folder of relative paths
 */
record OverruledProperties(MavenSession session, MojoExecution execution, Path folder) {

    void check(List<GoalParameters.GoalParameter> parameters, Properties given) {
        for (GoalParameters.GoalParameter parameter : parameters) {
            Xpp3Dom written = execution.getConfiguration().getChild(parameter.name());
            String value = written == null ? null : value(written);
            if (value == null) {
                continue;
            }
            if (parameter.isSwitch() && !value.equals("true") && !value.equals("false")) {
                throw FeatureStoreException.of(
                        FailureCode.INVALID_PARAMETER,
                        "<" + parameter.name() + "> in the POM: must be true or false, but is \"" + value + "\"",
                        "Set true or false");
            }
            String property = parameter.property();
            String asked = property.isEmpty() ? null : given.getProperty(property);
            if (asked != null && !isSame(asked.strip(), value, parameter.isSwitch())) {
                throw FeatureStoreException.of(
                        FailureCode.INVALID_PARAMETER,
                        "-D" + property + "=" + asked + " has no effect: <" + parameter.name() + ">" + value + "</"
                                + parameter.name() + "> in the POM, for execution " + execution.getExecutionId()
                                + " of goal "
                                + execution.getGoal() + ", takes precedence",
                        "Remove <" + parameter.name() + "> from the POM and set <" + property
                                + "> in its <properties>, or remove -D" + property);
            }
        }
    }

    private boolean isSame(String asked, String value, boolean isSwitch) {
        if (asked.equals(value) || (isSwitch && asked.isEmpty() && value.equals("true"))) {
            return true;
        }
        try {
            return folder.resolve(asked)
                    .normalize()
                    .equals(folder.resolve(value).normalize());
        } catch (InvalidPathException noPaths) {
            return false;
        }
    }

    /** The effective value; items of a list are separated by commas. */
    private @Nullable String value(Xpp3Dom written) {
        if (written.getChildCount() > 0) {
            List<String> items = new ArrayList<>();
            for (Xpp3Dom item : written.getChildren()) {
                items.add(String.valueOf(evaluated(item.getValue())));
            }
            return String.join(",", items);
        }
        String value = evaluated(written.getValue());
        return value == null ? evaluated(written.getAttribute("default-value")) : value;
    }

    private @Nullable String evaluated(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Object value = new PluginParameterExpressionEvaluator(session, execution).evaluate(text);
            return value == null ? null : value.toString().strip();
        } catch (ExpressionEvaluationException unknown) {
            return text; // Maven reports it.
        }
    }
}
