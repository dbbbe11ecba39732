package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Builds that you end with Ctrl-C, or that an agent ends. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals to send")
final class InterruptedApplyIT {

    @TempDir
    Path folder;

    /** SIGTERM where SIGINT is ignored, as in a build that a script or an agent starts in the background. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void interruptedBuildNamesTheJobThatGoesOn(boolean sigintIgnored) throws Exception {
        Path project = Projects.copy("no-pom", folder.resolve("project"));
        Path data = folder.resolve("cloud");
        try (StandaloneCloud cloud = StandaloneCloud.start(data, "--job-takes", "600")) {
            String log = interrupt(
                    sigintIgnored,
                    project,
                    "-Dfeaturestore.endpoint=" + cloud.endpoint(),
                    "-Dfeaturestore.ociConfig=" + cloud.ociConfig());

            assertThat(log)
                    .containsPattern("Interrupted: apply job ocid1\\.ormjob\\.\\S+ of stack \\S+ continues in OCI")
                    .containsPattern(":logs .*-Dfeaturestore\\.endpoint=.* -Dfeaturestore\\.job=ocid1\\.ormjob\\.\\S+"
                            + " -Dfeaturestore\\.follow")
                    .containsPattern(":cancel .*-Dfeaturestore\\.endpoint=.* -Dfeaturestore\\.job=ocid1\\.ormjob\\.")
                    .doesNotContain("\tat ");
            Files.writeString(data.resolve("control.json"), "{\"jobTakes\": 1}");
        }
    }

    @Test
    void interruptedRehearsalSaysThatItsJobEndsWithIt() throws Exception {
        Path project = Projects.copy("no-pom", folder.resolve("project"));
        Files.createDirectories(project.resolve(".featurestore"));
        Files.writeString(project.resolve(".featurestore/control.json"), "{\"jobTakes\": 600}");

        assertThat(interrupt(false, project, "-Dfeaturestore.cloud=embedded"))
                .contains("REHEARSAL: Interrupted: the embedded cloud and its job end with this build")
                .doesNotContain("continues in OCI");
    }

    /** Ends the build when its job is submitted; returns what was printed. */
    private String interrupt(boolean sigintIgnored, Path project, String... arguments) throws Exception {
        Path log = folder.resolve("build.log");
        List<String> all = new ArrayList<>(List.of(MavenBuild.plugin() + ":apply"));
        all.addAll(List.of(arguments));
        Process build = new MavenBuild(project)
                .start(sigintIgnored ? CtrlC.ignored() : CtrlC.heeded(), log, all.toArray(String[]::new));
        try {
            while (!Files.readString(log).contains("Submitted apply job")) {
                assertThat(build.isAlive()).as(Files.readString(log)).isTrue();
                Thread.onSpinWait();
            }
            if (sigintIgnored) {
                // Process.destroy would close the output as well.
                build.toHandle().destroy();
            } else {
                CtrlC.press(build);
            }
            assertThat(MavenBuild.statusOf(build, log)).isNotZero();
        } finally {
            build.destroyForcibly();
        }
        return Files.readString(log);
    }
}
