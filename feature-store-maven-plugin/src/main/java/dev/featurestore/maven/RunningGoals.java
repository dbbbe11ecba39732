package dev.featurestore.maven;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/** The goals of this plugin that a command line runs: those on it, and those that POMs bind to its phases. */
record RunningGoals(LifecycleExecutor lifecycle, MavenSession session, PluginDescriptor plugin) {

    /** Goals on the command line. */
    Set<String> typed() {
        Set<String> goals = new TreeSet<>();
        for (String task : tasks()) {
            List<String> words = List.of(task.replaceFirst("@.*", "").split(":"));
            boolean ours = words.size() == 2
                    ? words.get(0).equals(plugin.getGoalPrefix())
                    : words.size() > 2
                            && words.get(0).equals(plugin.getGroupId())
                            && words.get(1).equals(plugin.getArtifactId());
            if (ours) {
                goals.add(words.get(words.size() - 1));
            }
        }
        return goals;
    }

    /** Goals that run in the phases on the command line, in any module. */
    Set<String> bound() {
        String[] phases = tasks().stream().filter(task -> task.indexOf(':') < 0).toArray(String[]::new);
        Set<String> goals = new TreeSet<>();
        if (phases.length > 0) {
            for (MavenProject project : session.getProjects()) {
                goals.addAll(bound(project, phases));
            }
        }
        return goals;
    }

    private Set<String> bound(MavenProject project, String[] phases) {
        Set<String> goals = new TreeSet<>();
        MavenSession there = session.clone();
        there.setCurrentProject(project);
        try {
            for (MojoExecution execution :
                    lifecycle.calculateExecutionPlan(there, false, phases).getMojoExecutions()) {
                if (execution.getPlugin().getKey().equals(plugin.getPluginLookupKey())) {
                    goals.add(execution.getGoal());
                }
            }
        } catch (Exception unknown) { // Maven reports it when it comes to this module.
            Plugin declared = project.getPlugin(plugin.getPluginLookupKey());
            if (declared != null) {
                declared.getExecutions().forEach(execution -> goals.addAll(execution.getGoals()));
            }
        }
        return goals;
    }

    private List<String> tasks() {
        List<String> tasks = session.getGoals();
        if (!tasks.isEmpty()) {
            return tasks;
        }
        MavenProject top = session.getTopLevelProject();
        String otherwise = top == null ? null : top.getDefaultGoal();
        return otherwise == null ? List.of() : Arrays.asList(otherwise.trim().split("\\s+"));
    }
}
