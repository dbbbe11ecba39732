package dev.featurestore.maven;

import dev.featurestore.operator.command.Project;
import dev.featurestore.operator.config.Environment;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.jobs.LocalLocks;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.EnvironmentLines;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.report.Results;
import dev.featurestore.operator.text.PrintableCause;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.jspecify.annotations.Nullable;

/** Base of all goals: skips the goal, runs it, and converts failures to Maven's exceptions. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
abstract class AbstractFeatureStoreMojo extends AbstractMojo implements Cloneable {

    /** For all modules of a build, which may be built at once. Not a singleton of the container, which would keep the class loader. */
    private static final LocalLocks STACKS = new LocalLocks();

    private static final String SKIP = "featurestore.skip";

    /**
     * Skips this goal and logs that it is skipped.
     *
     * @since 0.1.0
     */
    @Parameter(property = SKIP, defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true)
    private @Nullable MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Folder of the project, or the current folder without a POM. */
    @Parameter(defaultValue = "${basedir}", readonly = true, required = true)
    private File folder;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Inject
    private SelectedModules modules;

    @Inject
    private ParameterCheck parameterCheck;

    private @Nullable Console console;

    private @Nullable GoalParameters goalParameters;

    /** The configuration of this run, if it is one of several. */
    private @Nullable FleetMember member;

    /** The environment of this run, once its name has been checked. */
    private Optional<Environment> named = Optional.empty();

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        Instant begun = Instant.now();
        try {
            parameterCheck
                    .check(session, execution, projectOfPom(), goalParameters(), folder())
                    .forEach(console()::warn);
            if (isDoneInModules()) {
                return;
            }
            if (skip) {
                getLog().info("Skipped " + execution.getGoal() + ": " + SKIP + " is set.");
                return;
            }
            warnOfBuildCache();
            runAll();
        } catch (FeatureStoreException failure) {
            FeatureStoreException e = reported(failure, begun);
            String text = e.text(commands());
            if (e.code().userCanFix()) {
                throw new MojoFailureException(text);
            }
            throw new MojoExecutionException(text);
        } catch (RuntimeException e) {
            logTrace(PrintableCause.of(e));
            throw new MojoExecutionException(internal(e).text(commands()));
        } finally {
            endLive();
        }
    }

    /** Runs the goal for all that it is to run for. */
    void runAll() {
        runNamed();
    }

    /** Runs the goal, and names its environment in the first and last line. */
    final void runNamed() {
        named = Optional.ofNullable(environment()).map(Environment::parse);
        Optional<EnvironmentLines> lines = named.map(EnvironmentLines::new);
        lines.map(EnvironmentLines::first).ifPresent(console()::info);
        run();
        lines.map(each -> each.last(goal())).ifPresent(console()::info);
    }

    /** As {@link #runNamed}, and prints a failure, for a run that does not end the goal. */
    final void runPrinted() {
        Instant begun = Instant.now();
        try {
            runNamed();
        } catch (FeatureStoreException failure) {
            throw printed(reported(failure, begun));
        } catch (RuntimeException e) {
            logTrace(PrintableCause.of(e));
            throw printed(internal(e));
        }
    }

    private FeatureStoreException printed(FeatureStoreException e) {
        member().map(one -> one.worded(e)).orElse(e).text(commands()).lines().forEach(console()::error);
        return e;
    }

    private FeatureStoreException reported(FeatureStoreException failure, Instant begun) {
        FeatureStoreException e = named.map(EnvironmentLines::new)
                .map(lines -> lines.failure(failure))
                .orElse(failure);
        if (e.code() != FailureCode.CONFIGURATIONS_FAILED) { // Each has a report of its own.
            failed(e, begun);
        }
        logTrace(e);
        return e;
    }

    private static FeatureStoreException internal(RuntimeException e) {
        return FeatureStoreException.of(
                FailureCode.INTERNAL_ERROR,
                "Internal error: " + e,
                "Run the command again with -e, and report the stack trace to the maintainers of this plugin");
    }

    /** The same goal with the same parameters, for one configuration of several. */
    AbstractFeatureStoreMojo of(FleetMember one) {
        try {
            AbstractFeatureStoreMojo copy = (AbstractFeatureStoreMojo) clone();
            copy.member = one;
            copy.console = new LabeledConsole(one.label(), new MavenConsole(getLog(), copy.commands()));
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The word of the goal. */
    final String goal() {
        return execution.getGoal();
    }

    /** The values of the goal's parameters that are set, by name. */
    final Map<String, String> parameters() {
        try {
            return ModuleGoal.of(session, execution).parameters();
        } catch (ExpressionEvaluationException e) {
            throw new IllegalStateException(e); // Maven has evaluated them before.
        }
    }

    /** The name of the stack in {@code featurestore.confirm}. */
    final Optional<String> confirmed(@Nullable String confirm) {
        return member == null ? Optional.ofNullable(confirm) : member.confirm();
    }

    /** The configuration of this run, if it is one of several. */
    final Optional<FleetMember> member() {
        return Optional.ofNullable(member);
    }

    /** The terminal to ask at; none in batch mode, and for one of several configurations. */
    final Optional<Terminal> terminal() {
        return member == null ? ConsoleTerminal.find(session.getRequest().isInteractiveMode()) : Optional.empty();
    }

    /**
     * Logs the stack trace of a failure if Maven's {@code -e} asks for it. It cannot travel in Maven's exception: Maven adds
     * the messages of causes to its own message, and Maven 3.8 does not print suppressed exceptions.
     */
    private void logTrace(Throwable failure) {
        if (session.getRequest().isShowErrors()) {
            endLive();
            getLog().error("Stack trace of the failure:", failure);
        }
    }

    private void endLive() {
        if (console != null) {
            console.endLive();
        }
    }

    /** Writes the report of a failure, unless a report was written since the goal began. */
    void failed(FeatureStoreException failure, Instant begun) {}

    /** The entries of a list that is a parameter. Maven makes null of an empty element in the POM. */
    static List<String> orNone(@Nullable List<@Nullable String> list) {
        return list == null
                ? List.of()
                : list.stream().map(text -> text == null ? "" : text).toList();
    }

    /** Runs the goal. */
    abstract void run();

    /** The value of {@code featurestore.environment}; null without one. */
    @Nullable
    String environment() {
        return null;
    }

    /** Only goals that the lifecycle runs can be skipped by the build cache. */
    private void warnOfBuildCache() {
        MavenProject pom = projectOfPom();
        if (pom != null
                && execution.getLifecyclePhase() != null
                && BuildCache.of(session, pom)
                        .filter(cache -> !cache.runsGoalsAlways())
                        .isPresent()) {
            getLog().warn("Maven's build cache extension skips this goal in later builds, even if the configuration has"
                    + " changed. Add the plugin to runAlways in .mvn/maven-build-cache-config.xml: see docs/ci.md.");
        }
    }

    /**
     * The parameters of the goal in a module of the reactor. Empty if the module has nothing for the goal to do; equal
     * for two modules in which the goal would do the same. If it is empty in all modules, the goal runs once, in the
     * first module.
     */
    Optional<Map<String, String>> subject(ModuleGoal goal) {
        return Optional.empty();
    }

    /** Whether the command line selects several modules and the goal is complete in them. */
    private boolean isDoneInModules() throws MojoExecutionException, MojoFailureException {
        MojoDescriptor goal = execution.getMojoDescriptor();
        if (execution.getSource() != MojoExecution.Source.CLI
                || session.getProjects().size() < 2
                || goal.isAggregator()) {
            return false;
        }
        if (!goal.isProjectRequired()) {
            return modules.run(session, execution, this::subject, console());
        }
        boolean leftOut = modules.isLeftOut(session, execution, this::subject);
        if (leftOut) {
            getLog().info("Nothing to " + goal.getGoal() + " in this module: it has no configuration of its own.");
        }
        return leftOut;
    }

    /** Where the goal runs, for the operator. */
    final Project operatorProject() {
        return new Project(
                console(),
                executionRoot(),
                folder(),
                getClass().getClassLoader(),
                new MavenValues(session, execution, projectOfPom() != null),
                STACKS);
    }

    /** Maven's log, with the live progress block at a terminal. */
    final Console console() {
        Console made = console;
        if (made == null) {
            TerminalScreen screen = new TerminalScreen(System.getenv());
            made = new LiveConsole(
                    new MavenConsole(getLog(), commands()),
                    () -> getLog().isInfoEnabled() && screen.isWatched(session),
                    screen::columns);
            console = made;
        }
        return made;
    }

    /** Default folder for the results of goals. */
    final Path results() {
        MavenProject pom = projectOfPom();
        return pom == null
                ? folder().resolve(".featurestore")
                : UserPaths.absolute(pom.getBuild().getDirectory(), "the project's build directory")
                        .resolve("featurestore");
    }

    /**
     * Where to write the results of a run: to the given folder, otherwise to a folder for each stack, below one of its own for
     * each environment, and for each of several configurations.
     */
    final Results results(@Nullable String directory) {
        Optional<String> part = member().map(FleetMember::folder);
        return paths().find(directory, PropertyNames.RESULTS_DIRECTORY)
                .map(given -> Results.exactly(part.map(given::resolve).orElse(given)))
                .orElseGet(() -> Results.perStack(part.or(() -> named.map(Environment::name))
                        .map(results()::resolve)
                        .orElseGet(this::results)));
    }

    /** What ends with a goal. */
    interface Closing extends AutoCloseable {
        @Override
        void close();
    }

    /** Opens {@code report.html} when it is closed, if that is wanted. */
    final Closing pageAtEnd(boolean open, Results results) {
        if (!open) {
            return () -> {};
        }
        return new PageOpener(
                new ReportFiles(results).page(),
                terminal().isPresent(),
                System.getProperty("os.name", ""),
                System.getenv(),
                console(),
                new FileNames(executionRoot()),
                Instant.now())::close;
    }

    private Commands commands() {
        return new MavenCommands(
                        session,
                        projectOfPom(),
                        execution,
                        goalParameters(),
                        member().map(FleetMember::properties).orElse(Map.of()))
                .commands();
    }

    private GoalParameters goalParameters() {
        GoalParameters read = goalParameters;
        if (read == null) {
            read = new GoalParameters(execution.getMojoDescriptor().getPluginDescriptor());
            goalParameters = read;
        }
        return read;
    }

    final MavenSession session() {
        return session;
    }

    /** The folder that Maven was started for. */
    final Path executionRoot() {
        return UserPaths.absolute(session.getExecutionRootDirectory(), "the folder that Maven was started in");
    }

    /** The folder of the embedded cloud of a rehearsal. */
    final Path rehearsalFolder() {
        RehearsalFolder found = RehearsalFolder.of(session, executionRoot());
        found.other()
                .ifPresent(other -> console()
                        .warn("This rehearsal is on the embedded cloud in " + found.path() + ". Another one is in "
                                + other + "; delete the first to continue the other."));
        return found.path();
    }

    final Path folder() {
        return UserPaths.absolute(folder.getPath(), "the project's folder");
    }

    /** Reads the paths of this goal's parameters. */
    final UserPaths paths() {
        return UserPaths.in(folder());
    }

    /** The project, if there is a POM. */
    final @Nullable MavenProject projectOfPom() {
        return project == null || project.getFile() == null ? null : project;
    }
}
