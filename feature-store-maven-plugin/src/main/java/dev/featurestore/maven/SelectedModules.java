package dev.featurestore.maven;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.Console;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.execution.BuildFailure;
import org.apache.maven.execution.BuildSuccess;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;

/**
 * The modules that a command selects ({@code -pl}, {@code -rf}, or all of the reactor). Maven runs a goal that needs no
 * POM only in the first of them ({@code DefaultLifecycleTaskSegmentCalculator}: not {@code isProjectRequired}, so
 * aggregating) and reports success for all; this class runs it in each module that has a configuration for it.
 */
final class SelectedModules {

    private static final Set<String> OF_ONE_STACK = Set.of(
            PropertyNames.PLAN,
            PropertyNames.JOB,
            PropertyNames.TO_JOB,
            PropertyNames.CONFIRM,
            PropertyNames.STACK_NAME,
            PropertyNames.STACK_ID,
            PropertyNames.OUTPUT_NAME);
    private static final Set<String> PATHS = Set.of(PropertyNames.OUTPUT, PropertyNames.RESULTS_DIRECTORY);

    /**
     * The modules in which to run a goal.
     *
     * @param goals the goal in each of these modules
     * @param unconfigured modules without a configuration for it
     * @param equal modules in which it would do the same as in one of these
     */
    private record Selection(List<ModuleGoal> goals, List<MavenProject> unconfigured, List<MavenProject> equal) {}

    private final LifecycleExecutor lifecycle;
    private final BuildPluginManager plugins;

    @Inject
    SelectedModules(LifecycleExecutor lifecycle, BuildPluginManager plugins) {
        this.lifecycle = lifecycle;
        this.plugins = plugins;
    }

    /**
     * The parameters of a goal in a module: equal for two modules if it would do the same in both, and empty if the
     * module has no configuration for it.
     */
    interface Subject extends Function<ModuleGoal, Optional<Map<String, String>>> {}

    /** Whether this module has no configuration for the goal, and another has one. */
    boolean isLeftOut(MavenSession session, MojoExecution execution, Subject subject) throws MojoExecutionException {
        Selection selection = select(session, execution, subject);
        return !selection.goals().isEmpty() && selection.unconfigured().contains(session.getCurrentProject());
    }

    /**
     * Runs a goal in each module that has a configuration for it.
     *
     * @return whether it ran; false if no module has a configuration for it, so that it has to run in this module
     */
    boolean run(MavenSession session, MojoExecution execution, Subject subject, Console console)
            throws MojoExecutionException, MojoFailureException {
        Selection selection = select(session, execution, subject);
        List<ModuleGoal> goals = selection.goals();
        if (goals.isEmpty()) {
            return false;
        }
        refuseOneStack(session, goals);
        announce(session, execution, selection, console);
        boolean stop = session.getRequest().getReactorFailureBehavior().equals(MavenExecutionRequest.REACTOR_FAIL_FAST);
        List<String> failed = new ArrayList<>();
        List<Exception> failures = new ArrayList<>();
        Iterator<ModuleGoal> remaining = goals.iterator();
        while (remaining.hasNext() && (failures.isEmpty() || !stop)) {
            ModuleGoal goal = remaining.next();
            console.info("");
            console.info("Module " + name(goal));
            long start = System.nanoTime();
            try {
                plugins.executeMojo(goal.session(), goal.execution());
                session.getResult().addBuildSummary(new BuildSuccess(goal.project(), millis(start)));
            } catch (Exception e) {
                session.getResult().addBuildSummary(new BuildFailure(goal.project(), millis(start), e));
                failed.add(name(goal));
                failures.add(e);
            }
        }
        List<String> notRun = new ArrayList<>();
        remaining.forEachRemaining(goal -> notRun.add(name(goal)));
        if (!failures.isEmpty()) {
            throwFailure(failures, failed, notRun);
        }
        return true;
    }

    private static void throwFailure(List<Exception> failures, List<String> failed, List<String> notRun)
            throws MojoExecutionException, MojoFailureException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < failures.size(); i++) {
            text.append(i == 0 ? "" : "\n")
                    .append("Module ")
                    .append(failed.get(i))
                    .append(": ")
                    .append(failures.get(i).getMessage());
        }
        if (!notRun.isEmpty()) {
            text.append("\nNot run in: ").append(String.join(", ", notRun));
        }
        Exception first = failures.get(0);
        if (first instanceof MojoFailureException) {
            throw new MojoFailureException(text.toString(), first);
        }
        MojoExecutionException failure = new MojoExecutionException(text.toString());
        failure.addSuppressed(first);
        throw failure;
    }

    private Selection select(MavenSession session, MojoExecution execution, Subject subject)
            throws MojoExecutionException {
        Map<Map<String, String>, ModuleGoal> goals = new LinkedHashMap<>();
        List<MavenProject> unconfigured = new ArrayList<>();
        List<MavenProject> equal = new ArrayList<>();
        for (MavenProject project : session.getProjects()) {
            ModuleGoal goal = goal(session, execution, project);
            Optional<Map<String, String>> parameters = subject.apply(goal);
            if (parameters.isEmpty()) {
                unconfigured.add(project);
            } else if (goals.putIfAbsent(parameters.get(), goal) != null) {
                equal.add(project);
            }
        }
        return new Selection(List.copyOf(goals.values()), unconfigured, equal);
    }

    /** The goal as the module's POM configures it. */
    private ModuleGoal goal(MavenSession session, MojoExecution execution, MavenProject project)
            throws MojoExecutionException {
        MavenSession there = session.clone();
        there.setCurrentProject(project);
        try {
            MojoExecution planned = lifecycle
                    .calculateExecutionPlan(
                            there,
                            String.join(
                                            ":",
                                            execution.getGroupId(),
                                            execution.getArtifactId(),
                                            execution.getVersion(),
                                            execution.getGoal())
                                    + "@" + execution.getExecutionId())
                    .getMojoExecutions()
                    .get(0);
            // As a lifecycle execution it runs in this module only.
            MojoExecution once = new MojoExecution(
                    planned.getMojoDescriptor(), planned.getExecutionId(), MojoExecution.Source.LIFECYCLE);
            once.setConfiguration(planned.getConfiguration());
            return ModuleGoal.of(there, once);
        } catch (Exception e) {
            throw new MojoExecutionException(
                    "Cannot configure goal " + execution.getGoal() + " in module " + project.getArtifactId() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private static void refuseOneStack(MavenSession session, List<ModuleGoal> concerned) {
        if (concerned.size() < 2) {
            return;
        }
        Properties properties = session.getUserProperties();
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            if (OF_ONE_STACK.contains(name)
                    || (PATHS.contains(name) && isOne(properties.getProperty(name), name, concerned))) {
                throw FeatureStoreException.of(
                        FailureCode.CONFLICTING_PARAMETERS,
                        "-D" + name + " applies to one module, but " + concerned.size() + " are selected: "
                                + names(concerned),
                        "Select one of them: add -pl :"
                                + concerned.get(0).project().getArtifactId());
            }
        }
    }

    /** Whether a path is the same in the first two modules. */
    private static boolean isOne(String path, String property, List<ModuleGoal> goals) {
        return goals.get(0)
                .paths()
                .read(path, "-D" + property)
                .equals(goals.get(1).paths().read(path, "-D" + property));
    }

    private static void announce(MavenSession session, MojoExecution execution, Selection selection, Console console) {
        console.info(
                "Running " + execution.getGoal() + " in " + selection.goals().size() + " of "
                        + session.getProjects().size() + " modules: " + names(selection.goals()));
        if (!selection.unconfigured().isEmpty()) {
            console.info("Modules without a configuration: " + artifacts(selection.unconfigured()));
        }
        if (!selection.equal().isEmpty()) {
            console.info("Modules with the same configuration as one of these: " + artifacts(selection.equal()));
        }
    }

    private static String artifacts(List<MavenProject> projects) {
        return projects.stream().map(MavenProject::getArtifactId).collect(Collectors.joining(", "));
    }

    private static String names(List<ModuleGoal> goals) {
        return goals.stream().map(SelectedModules::name).collect(Collectors.joining(", "));
    }

    private static String name(ModuleGoal goal) {
        return goal.project().getArtifactId();
    }

    private static long millis(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
