package dev.featurestore.maven;

import dev.featurestore.operator.values.Values;
import java.io.File;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;

/**
 * The environment of this process, and Maven's properties: those of the command line, of the project and of its profiles, and
 * values of the project such as {@code project.version}.
 *
 * @param hasPom whether the build has a POM; without one, Maven uses a placeholder project
 */
record MavenValues(MavenSession session, MojoExecution execution, boolean hasPom) implements Values {

    @Override
    public Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name));
    }

    @Override
    public Optional<String> property(String name) {
        if (!hasPom && (name.startsWith("project.") || name.startsWith("pom."))) {
            return Optional.empty();
        }
        try {
            Object value = new PluginParameterExpressionEvaluator(session, execution).evaluate("${" + name + "}");
            boolean plain = value instanceof String
                    || value instanceof File
                    || value instanceof Number
                    || value instanceof Boolean;
            return plain ? Optional.of(value.toString()) : Optional.empty();
        } catch (ExpressionEvaluationException unknown) {
            return Optional.empty();
        }
    }
}
