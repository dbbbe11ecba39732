package dev.featurestore.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Real builds: the Maven that runs this build, in a process of its own, with the plugin from the repository that the
 * invoker has filled.
 */
final class MavenBuild {

    /**
     * How a build ended.
     *
     * @param status exit status
     * @param log all that it printed
     */
    record Result(int status, String log) {}

    private static final int LONGEST_MINUTES = 5;

    private final Path folder;
    private final Path maven;
    private final Map<String, String> environment = new TreeMap<>();
    private String moreSettings = "";
    private List<String> starter = List.of();

    MavenBuild(Path folder) {
        this(folder, Path.of(property("maven.home")));
    }

    /** @param maven home of the Maven to run */
    MavenBuild(Path folder, Path maven) {
        this.folder = folder;
        this.maven = maven;
    }

    /** Homes of the Mavens that the plugin is tried on. */
    static List<Path> mavens() throws IOException {
        try (Stream<Path> homes = Files.list(Path.of(property("mavens")))) {
            return homes.filter(home -> !home.endsWith("apache-maven-3.6.3"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * A Maven as Apache hands it out, which prints nothing of its own when it is told to be quiet; that of a distribution
     * may print escape codes even then.
     */
    static Path quietMaven() throws IOException {
        return mavens().stream()
                .filter(home -> home.getFileName().toString().startsWith("apache-maven-3.9"))
                .findFirst()
                .orElseThrow();
    }

    /** Sets a variable of the environment for the builds to come; {@code MAVEN_OPTS} is added to that of all builds of tests. */
    MavenBuild with(String name, String value) {
        environment.put(name, name.equals("MAVEN_OPTS") ? options() + value : value);
        return this;
    }

    private static String options() {
        String options = System.getenv("MAVEN_OPTS");
        return options == null ? "" : options + " ";
    }

    /** Adds elements to the settings of the builds to come. */
    MavenBuild withSettings(String elements) {
        moreSettings = elements;
        return this;
    }

    /** Sets the command that starts the builds to come, whose arguments are the build's command. */
    MavenBuild startedBy(List<String> command) {
        starter = List.copyOf(command);
        return this;
    }

    /** The plugin's coordinates, for builds without a POM. */
    static String plugin() {
        return "dev.featurestore:feature-store-maven-plugin:" + property("plugin.version");
    }

    static Path standaloneCloud() {
        return Path.of(property("standalone.jar"));
    }

    static Path repository() {
        return Path.of(property("it.repository"));
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        return run(List.of(arguments));
    }

    Result run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = command(arguments);
        command.add("--batch-mode");
        return finish(command);
    }

    /** As {@link #run}, but Maven is not told that nobody is there to answer. */
    Result runInteractively(String... arguments) throws IOException, InterruptedException {
        return finish(command(List.of(arguments)));
    }

    /** What is run, so that another process can run it. */
    List<String> command(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                maven.resolve("bin").resolve("mvn").toString(),
                "--settings",
                settings().toString(),
                "-Dmaven.repo.local=" + repository(),
                "-Dstyle.color=never"));
        command.addAll(arguments);
        return command;
    }

    /**
     * Starts a build that is not waited for here.
     *
     * @param log the file that gets all that it prints
     */
    Process start(Path log, String... arguments) throws IOException {
        return start(List.of(), log, arguments);
    }

    /**
     * Starts a build that is not waited for here.
     *
     * @param before command that it is started by
     * @param log the file that gets all that it prints
     */
    Process start(List<String> before, Path log, String... arguments) throws IOException {
        ProcessBuilder builder = builder(List.of(arguments)).redirectOutput(log.toFile());
        builder.command().addAll(0, before);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /** Waits for the end of a build; one that does not end is killed, and fails the test. */
    static int statusOf(Process build, Path log) throws IOException, InterruptedException {
        if (!build.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            build.descendants().forEach(ProcessHandle::destroyForcibly);
            build.destroyForcibly();
            throw new IOException("the build did not end: " + Files.readString(log));
        }
        return build.exitValue();
    }

    /**
     * Starts a build, whose output is to be read.
     *
     * @param before command that it is started by
     */
    Process start(List<String> before, List<String> arguments) throws IOException {
        ProcessBuilder builder = builder(arguments);
        builder.command().addAll(0, before);
        return builder.start();
    }

    private ProcessBuilder builder(List<String> arguments) throws IOException {
        List<String> command = command(arguments);
        command.add("--batch-mode");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }

    private Result finish(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "build", ".log");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.command().addAll(0, starter);
        Process process = builder.start();
        process.getOutputStream().close();
        int status = statusOf(process, log);
        String text = Files.readString(log, StandardCharsets.UTF_8);
        Files.delete(log);
        WrittenReports.requireValid(folder);
        return new Result(status, text);
    }

    private Path settings() throws IOException {
        String template = Files.readString(ProjectFolder.path().resolve("src/it/settings.xml"));
        Path settings = folder.resolve("settings-it.xml");
        Files.writeString(
                settings,
                template.replace(
                                "@localRepositoryUrl@",
                                Path.of(property("maven.repository")).toUri().toString())
                        .replace("<settings>", "<settings>" + moreSettings));
        return settings;
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("the build sets " + name + " for these tests: run mvn verify");
        }
        return value;
    }
}
