package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A folder without a POM in which images are built, by a user with a home of their own: its cache begins empty. */
final class ImageProject {

    private static final Pattern DIGEST = Pattern.compile("digest (sha256:[0-9a-f]{64})");

    private final Path folder;
    private final Path home;
    private final MavenBuild build;
    private String moreOptions = "";

    private ImageProject(Path folder, Path maven) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("project"));
        Files.createDirectories(this.folder.resolve(".mvn"));
        this.home = Files.createDirectories(folder.resolve("home"));
        this.build = new MavenBuild(this.folder, maven);
    }

    static ImageProject in(Path folder) throws IOException {
        return in(folder, Path.of(System.getProperty("maven.home")));
    }

    /** @param maven home of the Maven that builds */
    static ImageProject in(Path folder, Path maven) throws IOException {
        return new ImageProject(folder, maven);
    }

    MavenBuild build() {
        return build;
    }

    Path home() {
        return home;
    }

    /** What the goals leave. */
    Path results() {
        return folder.resolve(".featurestore");
    }

    /** Adds options of Maven's JVM. */
    ImageProject withOptions(String options) {
        moreOptions = " " + options;
        return this;
    }

    MavenBuild.Result run(String goal, String... arguments) throws Exception {
        build.with("MAVEN_OPTS", "-Duser.home=" + home + moreOptions).with("XDG_CACHE_HOME", home + "/.cache");
        List<String> all = new ArrayList<>(List.of(MavenBuild.plugin() + ":" + goal));
        all.addAll(List.of(arguments));
        return build.run(all);
    }

    /** A run that succeeds. */
    String succeed(String goal, String... arguments) throws Exception {
        MavenBuild.Result result = run(goal, arguments);
        assertThat(result.status()).as(result.log()).isZero();
        return result.log();
    }

    /** A run that fails. */
    String fail(String goal, String... arguments) throws Exception {
        MavenBuild.Result result = run(goal, arguments);
        assertThat(result.status()).as(result.log()).isNotZero();
        return result.log();
    }

    /** The image's digest, as a run prints it. */
    static String digest(String log) {
        Matcher digest = DIGEST.matcher(log);
        assertThat(digest.find()).as(log).isTrue();
        return digest.group(1);
    }

    /** How the default base is had from a registry of this machine. */
    static String[] through(ImageRegistry mirror, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "-Dfeaturestore.registryMirrors=registry-1.docker.io=" + mirror.host(),
                "-Dfeaturestore.allowInsecureRegistries"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
