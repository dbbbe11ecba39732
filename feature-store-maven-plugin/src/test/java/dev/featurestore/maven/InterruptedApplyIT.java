package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Builds that somebody ends with Ctrl-C. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals to send")
final class InterruptedApplyIT {

    @TempDir
    Path folder;

    @Test
    void interruptedBuildNamesTheJobThatGoesOnAndTheNextOneFollowsIt() throws Exception {
        Path project = Projects.copy("no-pom", folder.resolve("project"));
        Path data = folder.resolve("cloud");
        try (StandaloneCloud cloud = StandaloneCloud.start(data, "--job-takes", "600")) {
            String log = interrupt(
                    project,
                    "-Dfeaturestore.endpoint=" + cloud.endpoint(),
                    "-Dfeaturestore.ociConfig=" + cloud.ociConfig());

            assertThat(log)
                    .containsPattern(
                            "interrupted; apply job ocid1\\.ormjob\\.\\S+ of stack \\S+ goes on without this build")
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

        assertThat(interrupt(project, "-Dfeaturestore.cloud=embedded"))
                .contains("REHEARSAL: interrupted; the embedded cloud of this build ends with it, and its job with it")
                .doesNotContain("goes on without this build");
    }

    /** Ctrl-C when the job is submitted; returns what was printed. */
    private String interrupt(Path project, String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("build.log");
        List<String> all = new ArrayList<>(List.of(MavenBuild.plugin() + ":apply"));
        all.addAll(List.of(arguments));
        Process build = new MavenBuild(project).start(log, all.toArray(String[]::new));
        while (!Files.readString(log).contains("Submitted apply job")) {
            assertThat(build.isAlive()).as(Files.readString(log)).isTrue();
            Thread.onSpinWait();
        }
        new ProcessBuilder("kill", "-INT", Long.toString(build.pid())).start().waitFor();
        assertThat(build.waitFor()).isNotZero();
        return Files.readString(log);
    }
}
