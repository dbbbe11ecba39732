package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Paths beyond ASCII in every locale, and paths that begin with the home folder. */
@Timeout(300)
class PathsIT {

    /** A folder whose name is not ASCII, as a shell writes it, whatever the locale of this JVM. */
    private static final String FOLDER = "$(printf 'gr\\303\\266\\303\\237e')";

    @TempDir
    Path folder;

    @Test
    void pathThatTheLocaleCannotExpressIsRefusedWithTheVariableToSet() throws Exception {
        Projects.copy("no-pom", folder);

        MavenBuild.Result result = run(
                "LC_ALL=C; export LC_ALL; exec \"$@\" -Dfeaturestore.config=" + FOLDER + "/feature_store.yaml",
                MavenBuild.plugin() + ":verify");

        assertRefused(result, "featurestore.config: invalid path \"");
    }

    @Test
    void pathBeyondAsciiIsReadInALocaleOfUtf8() throws Exception {
        Projects.copy("no-pom", folder);

        MavenBuild.Result result = run(
                "LC_ALL=C.UTF-8; export LC_ALL; mkdir " + FOLDER + "; mv feature_store.yaml stack " + FOLDER
                        + "; exec \"$@\" -Dfeaturestore.config=" + FOLDER + "/feature_store.yaml",
                MavenBuild.plugin() + ":verify");

        assertThat(result.status()).as(result.log()).isZero();
        assertThat(result.log()).contains("feature_store.yaml is valid and sets all required variables of the stack.");
    }

    @Test
    void tildeIsTheHomeFolderInEveryPath() throws Exception {
        Path home = Projects.copy("no-pom", folder.resolve("home"));
        Path config = home.resolve("feature_store.yaml");
        Files.writeString(config, Files.readString(config).replace("source: stack", "source: ~/stack"));
        assertThat(config).content().contains("~/stack");

        MavenBuild.Result result = new MavenBuild(folder)
                .with("MAVEN_OPTS", "-Duser.home=" + home)
                .run(
                        MavenBuild.plugin() + ":schema",
                        MavenBuild.plugin() + ":verify",
                        "-Dfeaturestore.output=~/schemas",
                        "-Dfeaturestore.config=~/feature_store.yaml");

        assertThat(result.status()).as(result.log()).isZero();
        assertThat(home.resolve("schemas/feature_store.schema.json")).exists();
        assertThat(folder.resolve("~")).doesNotExist();
    }

    private static void assertRefused(MavenBuild.Result result, String message) {
        assertThat(result.status()).as(result.log()).isNotZero();
        assertThat(result.log())
                .contains(message)
                .contains("that the locale's character set, ANSI_X3.4-1968, does not have")
                .contains("Set LC_ALL=C.UTF-8 in the environment")
                .doesNotContain("InvalidPathException")
                .doesNotContain("Execution default-cli");
    }

    /** @param script what a shell does with Maven's command, which it gets as its arguments */
    private MavenBuild.Result run(String script, String goal) throws Exception {
        Process process = new MavenBuild(folder).start(List.of("sh", "-c", script, "sh"), List.of(goal));
        try {
            process.getOutputStream().close();
            String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return new MavenBuild.Result(process.exitValue(), log);
        } finally {
            process.destroyForcibly();
        }
    }
}
