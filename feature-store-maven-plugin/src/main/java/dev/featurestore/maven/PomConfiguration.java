package dev.featurestore.maven;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.verify.Vocabulary;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Refuses keys of {@code <configuration>} that no goal has: with a misspelt {@code <clowd>embedded</clowd>} Maven would
 * deploy to OCI.
 */
record PomConfiguration(GoalParameters parameters) {

    /** @param key group and artifact of the plugin */
    void check(MavenProject project, String key) {
        check(project.getPlugin(key));
        if (project.getPluginManagement() != null) {
            check(project.getPluginManagement().getPluginsAsMap().get(key));
        }
    }

    private void check(@Nullable Plugin plugin) {
        if (plugin == null) {
            return;
        }
        Set<String> shared = keys(plugin.getConfiguration());
        Set<String> known = parameters.names();
        for (String key : shared) {
            if (!known.contains(key)) {
                throw unknown(key, known, "the plugin's configuration");
            }
        }
        for (PluginExecution execution : plugin.getExecutions()) {
            Set<String> keys = keys(execution.getConfiguration());
            keys.removeAll(shared); // Maven copies them into each execution.
            for (String key : keys) {
                check(key, known, execution);
            }
        }
    }

    private void check(String key, Set<String> known, PluginExecution execution) {
        String place = "the configuration of execution " + execution.getId();
        if (!known.contains(key)) {
            throw unknown(key, known, place);
        }
        List<String> goals = execution.getGoals();
        Set<String> having = parameters.goalsWithParameter(key);
        if (!goals.isEmpty() && having.stream().noneMatch(goals::contains)) {
            throw FeatureStoreException.of(
                    FailureCode.UNKNOWN_PARAMETER,
                    "<" + key + "> in " + place + " has no effect: none of its goals has this parameter ("
                            + String.join(", ", goals) + ")",
                    "Remove it. Goals that have it: " + String.join(", ", having));
        }
    }

    private static FeatureStoreException unknown(String key, Set<String> known, String place) {
        String message = "<" + key + "> in " + place + " in the POM: unknown parameter";
        return new Vocabulary(new TreeSet<>(known))
                .nearest(key)
                .map(nearest -> FeatureStoreException.of(
                        FailureCode.UNKNOWN_PARAMETER, message, "Did you mean <" + nearest + ">?"))
                .orElseGet(() -> FeatureStoreException.of(
                                FailureCode.UNKNOWN_PARAMETER, message, "List the parameters of all goals")
                        .suggesting(Command.of(Goal.HELP).with("detail")));
    }

    private static Set<String> keys(@Nullable Object configuration) {
        Set<String> keys = new LinkedHashSet<>();
        if (configuration instanceof Xpp3Dom written) {
            for (Xpp3Dom child : written.getChildren()) {
                keys.add(child.getName());
            }
        }
        return keys;
    }
}
