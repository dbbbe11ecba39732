package dev.featurestore.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Refuses settings of the command line and the POM that would have no effect on a goal. Runs before the goal; calculates the
 * plan of the lifecycle only for a property that the goals on the command line do not have.
 */
final class ParameterCheck {

    private final LifecycleExecutor lifecycle;

    @Inject
    ParameterCheck(LifecycleExecutor lifecycle) {
        this.lifecycle = lifecycle;
    }

    /**
     * Checks the settings of an execution.
     *
     * @param project the project, if there is a POM
     * @param parameters the parameters of all goals
     * @return warnings
     */
    List<String> check(
            MavenSession session,
            MojoExecution execution,
            @Nullable MavenProject project,
            GoalParameters parameters,
            Path folder) {
        PluginDescriptor plugin = execution.getMojoDescriptor().getPluginDescriptor();
        UserProperties properties = new UserProperties(parameters);
        Properties commandLine = session.getUserProperties();
        Properties given = new Properties();
        given.putAll(session.getSystemProperties());
        given.putAll(commandLine);
        properties.checkNames(given, "-D");
        if (project != null) {
            properties.checkNames(project.getProperties(), "property ");
            new PomConfiguration(parameters).check(project, plugin.getPluginLookupKey());
        }
        RunningGoals running = new RunningGoals(lifecycle, session, plugin);
        Set<String> goals = running.typed();
        goals.add(execution.getGoal());
        properties.checkUse(commandLine, goals, running::bound);
        List<GoalParameters.GoalParameter> own = parameters.ofGoal(execution.getGoal());
        new OverruledProperties(session, execution, folder).check(own, given);
        boolean typed = execution.getSource() == MojoExecution.Source.CLI;
        List<String> warnings = new ArrayList<>(BareProperties.check(commandLine, own, typed));
        if (typed) {
            properties.unusedBackend(commandLine, goals).ifPresent(warnings::add);
        }
        return warnings;
    }
}
