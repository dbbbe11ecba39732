package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code -X} prints for support; {@link SecretsIT} holds that it has no secret. */
class DebugOutputIT {

    @TempDir
    Path folder;

    @Test
    void logsRequestsSignInComparisonAndCommandLines() throws Exception {
        Machine.needs("terraform");
        Path project = Projects.copy("no-pom", folder.resolve("project"));

        MavenBuild.Result first = apply(project, "-X");
        assertThat(first.log())
                .containsPattern(
                        "\\[DEBUG] POST http://127\\.0\\.0\\.1:\\d+/20180917/stacks -> 200, opc-request-id \\S+, \\d+ ms")
                .contains(
                        "[DEBUG] Authentication type: ",
                        "Profile: ",
                        "[DEBUG] Requests are signed with the API key of ")
                .containsPattern("\\[DEBUG] \\$ \\S*terraform\\S* apply .*-> exit code 0, \\d+ ms");

        MavenBuild.Result second = apply(project, "-X");
        assertThat(second.log()).containsPattern("\\[DEBUG] Stack \\S+: compared with apply job \\S+: no difference");

        assertThat(apply(project).log()).doesNotContain("[DEBUG]", "opc-request-id", "Requests are signed with");
    }

    private static MavenBuild.Result apply(Path project, String... more) throws Exception {
        String[] arguments = new String[more.length + 2];
        arguments[0] = MavenBuild.plugin() + ":apply";
        arguments[1] = "-Dfeaturestore.cloud=embedded";
        System.arraycopy(more, 0, arguments, 2, more.length);
        MavenBuild.Result result = new MavenBuild(project).run(arguments);
        assertThat(result.status()).as(result.log()).isZero();
        return result;
    }
}
