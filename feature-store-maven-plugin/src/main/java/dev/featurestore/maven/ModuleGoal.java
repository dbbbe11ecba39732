package dev.featurestore.maven;

import dev.featurestore.operator.config.ConfigurationFiles;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * A goal of the command line in one module of the reactor, with its parameters there.
 *
 * @param session the session whose current project is the module
 * @param execution the goal, configured by the module's POM
 * @param parameters values of the parameters that are set, by name
 */
record ModuleGoal(MavenSession session, MojoExecution execution, Map<String, String> parameters) {

    private static final String CONFIG = "config";
    private static final String CONFIGS = "configs";

    /** @throws ExpressionEvaluationException if a parameter refers to a value that cannot be evaluated */
    static ModuleGoal of(MavenSession session, MojoExecution execution) throws ExpressionEvaluationException {
        Map<String, String> parameters = new TreeMap<>();
        PluginParameterExpressionEvaluator evaluator = new PluginParameterExpressionEvaluator(session, execution);
        for (Parameter parameter : execution.getMojoDescriptor().getParameters()) {
            Xpp3Dom written = execution.getConfiguration().getChild(parameter.getName());
            if (parameter.isEditable() && written != null) {
                String value = value(written, evaluator);
                if (value != null) {
                    parameters.put(parameter.getName(), value);
                }
            }
        }
        return new ModuleGoal(session, execution, Map.copyOf(parameters));
    }

    private static @Nullable String value(Xpp3Dom written, PluginParameterExpressionEvaluator evaluator)
            throws ExpressionEvaluationException {
        if (written.getChildCount() > 0) {
            return written.toString();
        }
        Object value = written.getValue() == null ? null : evaluator.evaluate(written.getValue());
        if (value == null && written.getAttribute("default-value") != null) {
            value = evaluator.evaluate(written.getAttribute("default-value"));
        }
        return value == null ? null : value.toString();
    }

    MavenProject project() {
        return session.getCurrentProject();
    }

    /** Reads the paths of the goal's parameters. */
    UserPaths paths() {
        return UserPaths.in(UserPaths.absolute(project().getBasedir().getPath(), "the project's folder"));
    }

    /** Whether one of these parameters has a value. */
    boolean hasAny(String... names) {
        for (String name : names) {
            if (parameters.containsKey(name)) {
                return true;
            }
        }
        return false;
    }

    /** All parameters but {@code config}. */
    Map<String, String> withoutConfig() {
        Map<String, String> others = new TreeMap<>(parameters);
        others.remove(CONFIG);
        return others;
    }

    /** All parameters, if the configuration exists, or if this module's own POM sets it. */
    Optional<Map<String, String>> withConfig() {
        String config = parameters.getOrDefault(CONFIG, "");
        Map<String, String> all = new TreeMap<>(parameters);
        String configs = parameters.getOrDefault(CONFIGS, "");
        try {
            if (!configs.isEmpty()) {
                Source first = Source.of(configs.split(",", 2)[0].strip(), paths());
                return !(first instanceof Source.Local local) || Files.exists(local.path()) || namesConfig(CONFIGS)
                        ? Optional.of(all)
                        : Optional.empty();
            }
            Source files = ConfigurationFiles.of(config, Optional.ofNullable(parameters.get("environment")), paths());
            if (files.first() instanceof Source.Local local) {
                all.put(CONFIG, files == local ? local.path().toString() : files.toString());
                return Files.exists(local.path()) || namesConfig(CONFIG) ? Optional.of(all) : Optional.empty();
            }
        } catch (IllegalArgumentException | FeatureStoreException malformed) {
            // The goal reports it.
        }
        return Optional.of(all);
    }

    /** Whether the module's POM has the plugin. */
    boolean hasPlugin() {
        return project().getPlugin(execution.getPlugin().getKey()) != null;
    }

    private boolean namesConfig(String parameter) {
        Build build = project().getOriginalModel().getBuild();
        return build != null
                && build.getPlugins().stream()
                        .filter(plugin ->
                                plugin.getKey().equals(execution.getPlugin().getKey()))
                        .anyMatch(plugin ->
                                plugin.getConfiguration() instanceof Xpp3Dom own && own.getChild(parameter) != null);
    }
}
