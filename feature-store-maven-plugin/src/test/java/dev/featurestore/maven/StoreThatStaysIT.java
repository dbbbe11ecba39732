package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.emulator.EmbeddedCloudAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Embedded clouds that outlive the builds that start and use them. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals to send")
@SuppressWarnings("NullAway.Init") // before each test
@Timeout(300)
final class StoreThatStaysIT {

    private static final String CLOUD = MavenBuild.plugin() + ":cloud";
    private static final String STOP = MavenBuild.plugin() + ":cloud-stop";
    private static final String APPLY = MavenBuild.plugin() + ":apply";
    private static final String DETACH = "-Dfeaturestore.detach";
    private static final String EMBEDDED = "-Dfeaturestore.cloud=embedded";
    private static final String BUILT_IN = "-Dfeaturestore.terraform=builtin";

    @TempDir
    Path folder;

    private Path project;
    private final List<Process> builds = new ArrayList<>();

    @BeforeEach
    void copyProject() throws Exception {
        project = Projects.copy("no-pom", folder.resolve("project"));
    }

    /** Also what a failed test has left. */
    @AfterEach
    void endProcesses() throws Exception {
        for (Process build : builds) {
            build.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        }
        for (Path data : List.of(project.resolve(".featurestore"), folder.resolve("bound/.featurestore"))) {
            Optional<EmbeddedCloudAddress> running = EmbeddedCloudAddress.running(data);
            if (running.isPresent()) {
                kill(running.get());
            }
        }
    }

    private static void kill(EmbeddedCloudAddress cloud) throws Exception {
        ProcessHandle process = ProcessHandle.of(cloud.process()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(20, TimeUnit.SECONDS);
    }

    private String run(String... arguments) throws Exception {
        MavenBuild.Result result = new MavenBuild(project).run(arguments);
        assertThat(result.status()).as(result.log()).isZero();
        return result.log();
    }

    private String failing(String... arguments) throws Exception {
        MavenBuild.Result result = new MavenBuild(project).run(arguments);
        assertThat(result.status()).as(result.log()).isNotZero();
        return result.log();
    }

    private EmbeddedCloudAddress running() {
        return EmbeddedCloudAddress.running(project.resolve(".featurestore")).orElseThrow();
    }

    private Process start(List<String> before, Path log, String... arguments) throws IOException {
        Process build = new MavenBuild(project).start(before, log, arguments);
        builds.add(build);
        return build;
    }

    private static void awaitLine(Process build, Path log, String line) throws Exception {
        while (!Files.readString(log).contains(line)) {
            assertThat(build.isAlive()).as(Files.readString(log)).isTrue();
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Test
    void anIntegrationTestCallsTheStoreBetweenThePhases() throws Exception {
        Path bound = Projects.copy("store-that-stays", folder.resolve("bound"));

        MavenBuild.Result result = new MavenBuild(bound).run("verify", BUILT_IN);

        assertThat(result.status()).as(result.log()).isZero();
        assertThat(result.log())
                .containsSubsequence(
                        "REHEARSAL: the embedded cloud stands in for OCI on this machine.",
                        "Embedded cloud  http://127.0.0.1:",
                        "REHEARSAL on the embedded cloud: nothing will be deployed to OCI.",
                        "The store answers until you stop the cloud at http://127.0.0.1:",
                        "featurestore:cloud-stop",
                        "REHEARSAL on the embedded cloud: nothing was deployed to OCI.",
                        "The store answers OPTIONS with 200",
                        "The store answers GET with 401",
                        "Stopped the embedded cloud at http://127.0.0.1:",
                        "BUILD SUCCESS");
        assertThat(EmbeddedCloudAddress.running(bound.resolve(".featurestore"))).isEmpty();
    }

    @Test
    void thePageShowsThePomOfThatProject() throws Exception {
        String pom = Files.readString(
                Projects.copy("store-that-stays", folder.resolve("bound")).resolve("pom.xml"));

        assertThat(new Readme("docs/embedded-cloud.md").blocks("xml"))
                .hasSize(1)
                .allSatisfy(snippet -> assertThat(pom.replaceAll("\\s+", " "))
                        .contains(snippet.strip().replaceAll("\\s+", " ")));
    }

    @Test
    void buildsUseADetachedCloudUntilItIsStopped() throws Exception {
        Path data = project.resolve(".featurestore");
        String first = run(CLOUD, DETACH, BUILT_IN);
        EmbeddedCloudAddress address = running();
        assertThat(first)
                .contains("Embedded cloud  " + address.endpoint() + ", process " + address.process())
                .contains("dashboard     " + address.endpoint() + "/")
                .contains("data          " + data)
                .contains("OCI config    " + data.resolve("oci/config") + ", profile DEFAULT")
                .contains("jobs run on   the built-in engine")
                .contains("store         none yet")
                .contains("log           " + data.resolve("cloud.log"))
                .contains(APPLY + " -Dfeaturestore.terraform=builtin -Dfeaturestore.cloud=embedded")
                .contains("oci --config-file " + data.resolve("oci/config") + " --endpoint " + address.endpoint())
                .contains("It keeps running after this build. To stop it:")
                .contains("mvn -s ")
                .contains(STOP);
        assertThat(Files.getPosixFilePermissions(data.resolve("cloud.log")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));

        String again = run(CLOUD, DETACH, "-Dfeaturestore.port=1", "-Dfeaturestore.terraform=/bin/terraform-2");
        assertThat(again)
                .contains("It already runs.")
                .contains("Embedded cloud  " + address.endpoint() + ", process " + address.process())
                .contains("featurestore.terraform has no effect: the embedded cloud already runs, and its jobs run on"
                        + " the built-in engine.")
                .contains("featurestore.port has no effect: the embedded cloud already runs at port "
                        + address.endpoint().getPort() + ".");
        assertThat(running()).isEqualTo(address);

        assertThat(failing(CLOUD))
                .contains("[CLOUD_RUNNING] An embedded cloud already runs on " + data + ": process " + address.process()
                        + " at " + address.endpoint())
                .contains(STOP);

        assertThat(run(APPLY, EMBEDDED, "-Dfeaturestore.terraform=/bin/terraform-2"))
                .contains("featurestore.terraform has no effect: the embedded cloud already runs")
                .contains("The store answers until you stop the cloud at " + address.endpoint() + ":")
                .contains(STOP)
                .doesNotContain("ends with this build");
        Files.writeString(data.resolve("control.json"), "{\"jobTakes\": 600}");
        // Without the plan job of a review, which takes as long.
        assertThat(run(APPLY, EMBEDDED, "-Dfeaturestore.force", "-Dfeaturestore.allowDataLoss", DETACH))
                .containsPattern(
                        "Detached: apply job ocid1\\.ormjob\\.\\S+ of stack \\S+ continues without this build");
        assertThat(data.resolve("cloud.log"))
                .content()
                .containsPattern("Z POST 200 http://127\\.0\\.0\\.1:\\d+/20180917/jobs");

        assertThat(run(STOP))
                .contains("Stopped the embedded cloud at " + address.endpoint() + ", process " + address.process())
                .containsPattern(
                        "Ended with the cloud: APPLY job ocid1\\.ormjob\\.\\S+ of stack \\S+\\. The next start");
        assertThat(run(STOP)).contains("Nothing to stop: no embedded cloud runs on " + data);
        Optional<ProcessHandle> process = ProcessHandle.of(address.process());
        if (process.isPresent()) {
            process.get().onExit().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void ctrlCEndsTheCloudOfATerminal() throws Exception {
        Path log = folder.resolve("cloud.log");
        Process cloud = start(CtrlC.heeded(), log, CLOUD, BUILT_IN);
        awaitLine(cloud, log, "Requests that change something, and those that fail:");
        assertThat(Files.readString(log)).contains("Stop it with Ctrl-C, or from another terminal:");
        assertThat(running().process()).isEqualTo(cloud.pid());

        assertThat(run(APPLY, EMBEDDED)).contains("The store answers until you stop the cloud at http://127.0.0.1:");
        assertThat(Files.readString(log)).containsPattern(" POST 200 http://127\\.0\\.0\\.1:\\d+/20180917/stacks");

        long pressed = System.nanoTime();
        CtrlC.press(cloud);
        assertThat(MavenBuild.statusOf(cloud, log)).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - pressed)).isLessThan(Duration.ofSeconds(2));
        assertThat(Files.readString(log)).contains("Stopped the embedded cloud. Its stacks and stores stay in");
        assertThat(EmbeddedCloudAddress.running(project.resolve(".featurestore")))
                .isEmpty();
    }

    @Test
    void cloudStopEndsTheCloudOfATerminalToo() throws Exception {
        Path log = folder.resolve("cloud.log");
        Process cloud = start(List.of(), log, CLOUD, BUILT_IN);
        awaitLine(cloud, log, "Requests that change something");

        assertThat(run(STOP)).contains("Stopped the embedded cloud at http://127.0.0.1:");

        assertThat(MavenBuild.statusOf(cloud, log)).isZero();
        assertThat(Files.readString(log)).contains("Stopped the embedded cloud.", "BUILD SUCCESS");
    }

    @Test
    void aDetachedCloudSurvivesCtrlCAtTheTerminalOfItsBuildAndAKillIsNoticed() throws Exception {
        Machine.needs("setsid");
        List<String> leader = new ArrayList<>(List.of("setsid"));
        leader.addAll(CtrlC.heeded());
        Path log = folder.resolve("build.log");
        Process build = start(leader, log, CLOUD, DETACH, BUILT_IN);
        assertThat(MavenBuild.statusOf(build, log)).as(Files.readString(log)).isZero();
        EmbeddedCloudAddress address = running();

        CtrlC.pressInGroup(build);
        assertThat(run(APPLY, EMBEDDED)).contains("until you stop the cloud at " + address.endpoint());

        kill(address);
        assertThat(run(STOP)).contains("Nothing to stop");
        run(CLOUD, DETACH, BUILT_IN);
        assertThat(running().process()).isNotEqualTo(address.process());
        assertThat(running().endpoint()).isEqualTo(address.endpoint());
    }

    @Test
    void buildsThatStartItAtOnceShareOneProcess() throws Exception {
        List<Path> logs = List.of(folder.resolve("one.log"), folder.resolve("two.log"));
        List<Process> both = new ArrayList<>();
        for (Path log : logs) {
            both.add(start(List.of(), log, CLOUD, DETACH, BUILT_IN));
        }
        for (int i = 0; i < both.size(); i++) {
            assertThat(MavenBuild.statusOf(both.get(i), logs.get(i)))
                    .as(Files.readString(logs.get(i)))
                    .isZero();
        }

        EmbeddedCloudAddress address = running();
        for (Path log : logs) {
            assertThat(Files.readString(log))
                    .contains("Embedded cloud  " + address.endpoint() + ", process " + address.process());
        }
    }

    @Test
    void takesAFixedPortAndSaysWhyItCannotStart() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = "-Dfeaturestore.port=" + other.getLocalPort();
            assertThat(failing(CLOUD, port, BUILT_IN))
                    .contains("[INVALID_PARAMETER]", "port " + other.getLocalPort() + " of 127.0.0.1 is not available");
            assertThat(failing(CLOUD, DETACH, port, BUILT_IN))
                    .contains("[CLOUD_UNREACHABLE] Cannot start the embedded cloud: its process ended with exit code 2")
                    .contains("port " + other.getLocalPort() + " of 127.0.0.1 is not available");
            other.close();

            run(CLOUD, DETACH, port, BUILT_IN);
            assertThat(running().endpoint().getPort()).isEqualTo(other.getLocalPort());
        }
        assertThat(failing(CLOUD, "-Dfeaturestore.port=70000"))
                .contains("[INVALID_PARAMETER] featurestore.port: port must be from 0 to 65535, but is 70000");
    }
}
