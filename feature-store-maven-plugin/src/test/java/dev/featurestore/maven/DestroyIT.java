package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code mvn featurestore:destroy} where a person types, and where it is killed. */
class DestroyIT {

    private static final String DESTROY = MavenBuild.plugin() + ":destroy";
    private static final String CONFIRM = "-Dfeaturestore.confirm=feature-store";

    @TempDir
    Path folder;

    private StandaloneCloud cloud;

    @BeforeEach
    void deploy() throws Exception {
        Projects.copy("no-pom", folder);
        cloud = StandaloneCloud.start(folder.resolve("cloud"), "--terraform", "builtin");
        MavenBuild.Result result = new MavenBuild(folder).run(at(cloud.endpoint(), MavenBuild.plugin() + ":apply"));
        assertThat(result.status()).as(result.log()).isZero();
    }

    @AfterEach
    void stopCloud() {
        cloud.close();
    }

    private List<String> at(String endpoint, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("-Dfeaturestore.endpoint=" + endpoint);
        all.add("-Dfeaturestore.ociConfig=" + cloud.ociConfig());
        return all;
    }

    private int stacks() throws Exception {
        MavenBuild.Result result = new MavenBuild(folder, MavenBuild.quietMaven())
                .run(at(cloud.endpoint(), "-q", MavenBuild.plugin() + ":stacks", "-Dfeaturestore.format=json"));
        return new ObjectMapper().readTree(result.log()).at("/stacks").size();
    }

    private PseudoTerminal terminal() throws Exception {
        return PseudoTerminal.start(
                folder, Map.of(), new MavenBuild(folder).command(at(cloud.endpoint(), DESTROY)), "");
    }

    @Test
    void atATerminalItAsksForTheNameAndTakesNoOther() throws Exception {
        PseudoTerminal.assumeThereIsOne();
        try (PseudoTerminal terminal = terminal()) {
            MavenBuild.Result refused = terminal.answer("Type the name of the stack to destroy it: ", "yes")
                    .finish();
            assertThat(refused.status()).as(refused.log()).isNotZero();
            assertThat(refused.log())
                    .contains("Stack feature-store was not destroyed: the name to confirm it was \"yes\"");
        }
        try (PseudoTerminal terminal = terminal()) {
            MavenBuild.Result refused = terminal.endInput("Type the name of the stack to destroy it: ")
                    .finish();
            assertThat(refused.status()).as(refused.log()).isNotZero();
        }
        assertThat(stacks()).isEqualTo(1);
        try (PseudoTerminal terminal = terminal()) {
            MavenBuild.Result destroyed = terminal.answer("Type the name of the stack to destroy it: ", "feature-store")
                    .finish();
            assertThat(destroyed.status()).as(destroyed.log()).isZero();
            assertThat(destroyed.log()).contains("3 resources destroyed, the stack deleted.");
        }
        assertThat(stacks()).isZero();
    }

    /** The process is killed when the cloud has answered this request, and has not got the answer. */
    @ParameterizedTest
    @ValueSource(strings = {"POST /20180917/jobs", "GET /20180917/jobs/", "DELETE /20180917/stacks/"})
    void killedAtARequestItIsStartedAgainAndGoesOn(String request) throws Exception {
        CompletableFuture<Process> maven = new CompletableFuture<>();
        try (WatchedCloud watched = WatchedCloud.of(cloud.endpoint())) {
            watched.onAnswer(number -> {
                if (watched.requests().get(number - 1).startsWith(request)) {
                    kill(maven.join());
                }
            });
            Path log = folder.resolve("killed.log");
            Process process = new MavenBuild(folder)
                    .start(log, at(watched.endpoint(), DESTROY, CONFIRM).toArray(String[]::new));
            maven.complete(process);
            assertThat(MavenBuild.statusOf(process, log)).isNotZero();
        }

        MavenBuild.Result again = new MavenBuild(folder).run(at(cloud.endpoint(), DESTROY, CONFIRM));

        assertThat(again.status()).as(again.log()).isZero();
        assertThat(again.log())
                .containsAnyOf("the stack deleted.", "Nothing to destroy: no stack named feature-store in compartment");
        assertThat(stacks()).isZero();
    }

    private static void kill(Process maven) {
        maven.descendants().forEach(ProcessHandle::destroyForcibly);
        maven.destroyForcibly();
    }
}
