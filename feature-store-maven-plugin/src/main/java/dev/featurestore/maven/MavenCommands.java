package dev.featurestore.maven;

import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Builds the commands that hints print, so that they work on the same stack as this execution. A goal on the command line reads
 * the POM: always the plugin-level configuration, and that of an execution by {@code goal@ID}. The commands repeat the rest of the
 * command line: settings, POM, module and profiles, and the properties of cloud, authentication and stack.
 *
 * @param project the project, if there is a POM
 * @param parameters the parameters of all goals
 * @param selected properties of one configuration of several, in place of those of the command line
 */
record MavenCommands(
        MavenSession session,
        @Nullable MavenProject project,
        MojoExecution execution,
        GoalParameters parameters,
        Map<String, String> selected) {

    /** Maven's name for the execution of a goal on the command line. */
    private static final String TYPED = "default-cli";

    /** Properties that select cloud, authentication and stack. Commands repeat them, in this order. */
    private static final List<String> CONTEXT = List.of(
            PropertyNames.CLOUD,
            PropertyNames.ENDPOINT,
            PropertyNames.OCI_CONFIG,
            PropertyNames.PROFILE,
            PropertyNames.AUTH,
            PropertyNames.SERVER_ID,
            PropertyNames.CA_CERTIFICATES,
            PropertyNames.CONFIG,
            PropertyNames.ENVIRONMENT,
            PropertyNames.STACK_ID,
            PropertyNames.COMPARTMENT_ID,
            PropertyNames.STACK_NAME,
            PropertyNames.REGION,
            PropertyNames.BUCKET,
            PropertyNames.EXCLUDES,
            PropertyNames.BACKEND,
            PropertyNames.BACKEND_CONFIG,
            PropertyNames.CONTAINER_EXECUTABLE,
            PropertyNames.TERRAFORM,
            PropertyNames.PROVIDER_SCHEMA,
            PropertyNames.PROVISIONERS,
            PropertyNames.RESULTS_DIRECTORY);

    /** Properties of {@link #CONTEXT} that {@code init} writes into the configuration. */
    private static final Set<String> ANSWERS =
            Set.of(PropertyNames.COMPARTMENT_ID, PropertyNames.STACK_NAME, PropertyNames.REGION);

    /** An element of Maven's settings.xml. */
    private static final Pattern ACTIVE_PROFILE = Pattern.compile("<activeProfile>\\s*(.*?)\\s*</activeProfile>");

    Commands commands() {
        PluginDescriptor plugin = execution.getMojoDescriptor().getPluginDescriptor();
        @Nullable Plugin configured = project == null ? null : project.getPlugin(plugin.getPluginLookupKey());
        Map<String, String> context = context();
        return new Commands(
                call(),
                configured == null ? plugin.getId() : plugin.getGoalPrefix(),
                configured != null && hasItsOwnConfiguration(configured) ? "@" + execution.getExecutionId() : "",
                context,
                accepted(context.keySet()));
    }

    private boolean hasItsOwnConfiguration(Plugin configured) {
        @Nullable PluginExecution bound = configured.getExecutionsAsMap().get(execution.getExecutionId());
        return bound != null
                && !execution.getGoal().equals(Goal.CLOUD.word()) // Its configuration is not about a stack.
                && !execution.getExecutionId().equals(TYPED)
                && !Objects.equals(bound.getConfiguration(), configured.getConfiguration());
    }

    private String call() {
        MavenExecutionRequest request = session.getRequest();
        Path here = Path.of(session.getSystemProperties().getProperty("user.dir"));
        // A File, not a Path: in the locale C, the JDK has no Path for a home folder whose name is not ASCII.
        File home = new File(session.getSystemProperties().getProperty("user.home"));
        List<String> words = new ArrayList<>(List.of("mvn"));
        option(words, "-s", here, new File(home, ".m2/settings.xml"), request.getUserSettingsFile());
        option(words, "-f", here, here.resolve("pom.xml").toFile(), request.getPom());
        module(words, request);
        profiles(words, request);
        return String.join(" ", words);
    }

    /** Adds an option for a file, unless Maven uses that file by default. */
    private static void option(List<String> words, String option, Path here, File usual, @Nullable File file) {
        if (file != null && !file.getAbsoluteFile().equals(usual)) {
            Path path = file.toPath().toAbsolutePath().normalize();
            if (!path.toFile().equals(usual)) {
                words.add(option);
                words.add(Commands.quoted((path.startsWith(here) ? here.relativize(path) : path).toString()));
            }
        }
    }

    private void module(List<String> words, MavenExecutionRequest request) {
        List<MavenProject> all = session.getAllProjects();
        MavenProject module = project;
        if (module == null || all == null) {
            return;
        }
        if (all.size() > 1 && !module.isExecutionRoot()) {
            boolean unique = all.stream()
                            .filter(other -> other.getArtifactId().equals(module.getArtifactId()))
                            .count()
                    == 1;
            words.add("-pl");
            words.add((unique ? "" : module.getGroupId()) + ":" + module.getArtifactId());
        } else if (all.size() > 1 || !request.isRecursive()) {
            words.add("-N");
        }
    }

    /** Without the profiles that settings.xml activates, which every command has. */
    private static void profiles(List<String> words, MavenExecutionRequest request) {
        List<String> profiles = new ArrayList<>(request.getActiveProfiles());
        profiles.removeAll(activeBy(request.getUserSettingsFile()));
        profiles.removeAll(activeBy(request.getGlobalSettingsFile()));
        request.getInactiveProfiles().forEach(profile -> profiles.add("!" + profile));
        if (!profiles.isEmpty()) {
            words.add("-P");
            words.add(Commands.quoted(String.join(",", profiles)));
        }
    }

    private static List<String> activeBy(@Nullable File settings) {
        try {
            return settings == null
                    ? List.of()
                    : ACTIVE_PROFILE
                            .matcher(Files.readString(settings.toPath()))
                            .results()
                            .map(match -> match.group(1))
                            .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private Map<String, String> context() {
        Properties typed = session.getUserProperties();
        boolean isInit = execution.getGoal().equals(Goal.INIT.word());
        Map<String, String> context = new LinkedHashMap<>();
        for (String name : CONTEXT) {
            if (selected.containsKey(name)) {
                context.put(name, selected.get(name));
            } else if (typed.containsKey(name) && !(isInit && ANSWERS.contains(name))) {
                context.put(name, typed.getProperty(name));
            }
        }
        if (!isInit) {
            for (String name : new TreeSet<>(typed.stringPropertyNames())) {
                if (name.startsWith(PropertyNames.VARIABLES_PREFIX)) {
                    context.put(name, Commands.shown(name, typed.getProperty(name)));
                }
            }
        }
        return context;
    }

    private Map<Goal, Set<String>> accepted(Set<String> context) {
        Map<Goal, Set<String>> accepted = new EnumMap<>(Goal.class);
        for (Goal goal : Goal.values()) {
            Set<String> names = parameters.properties(goal.word());
            if (names.contains(PropertyNames.BUCKET)) { // The goal reads the whole configuration, including variables.
                context.stream()
                        .filter(name -> name.startsWith(PropertyNames.VARIABLES_PREFIX))
                        .forEach(names::add);
            }
            accepted.put(goal, names);
        }
        return accepted;
    }
}
