package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Builds whose operator runs in a container. */
class ContainerBuildIT extends ContainerFixture {

    @ParameterizedTest
    @ValueSource(strings = {PODMAN, DOCKER})
    void rehearsalReachesTheEmbeddedCloudOfTheBuild(String name) throws Exception {
        TestEngine engine = engine(name);
        Path project = project();
        Files.delete(home.resolve(".oci/config"));

        MavenBuild.Result result =
                build(project).run(command(engine, "-Dfeaturestore.cloud=embedded", "-Dbackend=container"));

        assertThat(result.status()).as(result.log()).isZero();
        List<String> lines = result.log().lines().toList();
        assertThat(lines)
                .containsOnlyOnce("[WARNING] REHEARSAL on the embedded cloud: nothing will be deployed to OCI.")
                .containsOnlyOnce("[WARNING] REHEARSAL on the embedded cloud: nothing was deployed to OCI.")
                .containsOnlyOnce("[INFO] Verified feature_store.yaml")
                .contains("[INFO] Signing in with the API key of profile DEFAULT in "
                        + project.resolve(".featurestore/oci/config"));
        assertThat(result.log())
                .containsPattern(
                        "Written: \\.featurestore/[\\w-]+-[0-9a-f]{8}/report\\.json, outputs\\.env, job\\.log");
        assertThat(project.resolve(".featurestore/report.json"))
                .content()
                .contains("\"rehearsal\": true", "\"state\": \"SUCCEEDED\"");
        assertThat(engine.containers()).isEmpty();
    }

    /** A terminal sends the signal to the engine's command as well, which hands it on. */
    @ParameterizedTest
    @ValueSource(strings = {PODMAN, DOCKER})
    void ctrlCEndsTheContainerAndNamesTheJobThatGoesOn(String name) throws Exception {
        String log = ended(name, CtrlC::pressInGroup);

        assertThat(log)
                .containsPattern(
                        "Interrupted: apply job ocid1\\.ormjob\\.\\S+ of stack feature-store continues in OCI");
    }

    @ParameterizedTest
    @ValueSource(strings = {PODMAN, DOCKER, DOCKER_AT_PODMAN})
    void endedBySigtermItEndsTheContainerAndNamesTheJobThatGoesOn(String name) throws Exception {
        // Process.destroy would close the output as well.
        String log = ended(name, maven -> maven.toHandle().destroy());

        assertThat(log)
                .containsPattern(
                        "Interrupted: apply job ocid1\\.ormjob\\.\\S+ of stack feature-store continues in OCI");
    }

    @ParameterizedTest
    @ValueSource(strings = {PODMAN, DOCKER})
    void killedBuildLeavesAContainerThatTheNextOneNamesOrRemoves(String name) throws Exception {
        TestEngine engine = engine(name);
        try (StandaloneCloud slow = slowCloud()) {
            run(engine, slow, maven -> maven.toHandle().destroyForcibly());
            String left = engine.containers().get(0);

            MavenBuild.Result next = build(project()).run(command(engine, slow, "-Dfeaturestore.dryRun"));
            // Podman's ends when no process reads its output any more.
            boolean runs = next.log()
                    .contains("[WARNING] Container " + left + " of an earlier run is still running. To stop it: "
                            + engine.name() + " stop " + left);
            if (runs) {
                engine.run("stop", left);
                next = build(project()).run(command(engine, slow, "-Dfeaturestore.dryRun"));
            }

            assertThat(next.log()).contains("Removed container " + left + " of an earlier run");
            assertThat(engine.containers()).isEmpty();
        }
    }

    private interface End {
        void of(Process maven) throws Exception;
    }

    /** A build that is ended when its job is submitted, and what it printed. */
    private String ended(String name, End end) throws Exception {
        TestEngine engine = engine(name);
        try (StandaloneCloud slow = slowCloud()) {
            String log = run(engine, slow, end);
            assertThat(engine.containers()).isEmpty();
            return log;
        }
    }

    private StandaloneCloud slowCloud() throws Exception {
        return StandaloneCloud.start(folder.resolve("slow"), "--terraform", "builtin", "--speed", "1");
    }

    private String run(TestEngine engine, StandaloneCloud cloud, End end) throws Exception {
        // In a group of processes of its own, as a shell starts it; Maven's script then becomes its JVM.
        List<String> before = new ArrayList<>(CtrlC.heeded());
        before.add("setsid");
        Process maven = build(project()).start(before, command(engine, cloud));
        BufferedReader out = maven.inputReader();
        List<String> lines = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.contains("Submitted apply job  ")) {
                end.of(maven);
            }
        }
        String log = String.join("\n", lines);
        assertThat(maven.waitFor(60, TimeUnit.SECONDS)).as(log).isTrue();
        assertThat(maven.exitValue()).as(log).isNotZero();
        return log;
    }

    private static List<String> command(TestEngine engine, StandaloneCloud cloud, String... more) {
        List<String> command = command(
                engine,
                "-Dfeaturestore.backendConfig=container",
                "-Dfeaturestore.endpoint=" + cloud.endpoint(),
                "-Dfeaturestore.ociConfig=" + cloud.ociConfig());
        command.addAll(List.of(more));
        return command;
    }

    /** No Maven: the configuration is a variable, the credentials are mounted, and the bundled stack is in the image. */
    @Test
    void pipelineWithNothingButTheImageDeploysLooksAndDestroys() throws Exception {
        TestEngine engine = engine(PODMAN);
        String unprotected = "--variables=mysql_deletion_protection=false";
        Path control = folder.resolve("cloud/control.json");
        Files.writeString(control, "{\"slow\": {\"oci_core_subnet\": 600}}");

        assertThat(image(engine, 0, "apply", "--detach", unprotected)).contains("Detached: apply job ", " --follow");
        assertThat(image(engine, 0, "cancel")).contains("Canceled: ", "IMAGE apply --rehearsal");
        Files.delete(control);
        assertThat(image(engine, 0, "apply", unprotected))
                .contains(
                        "REHEARSAL on the embedded cloud: nothing was deployed to OCI.", "Endpoint: http://127.0.0.1:");
        assertThat(image(engine, 0, "status", unprotected))
                .contains("Deployed ", "Next: nothing to do. To show the outputs:");
        assertThat(image(engine, 0, "outputs", "--output-name", "api_endpoint"))
                .containsPattern("(?m)^http://127\\.0\\.0\\.1:\\d+/20230101$");
        assertThat(image(engine, 0, "logs")).contains("Apply complete!", "State: SUCCEEDED");
        assertThat(image(engine, 0, "plan", "--fail-on-changes", unprotected))
                .contains("Nothing to apply: the plan has no changes.");
        assertThat(image(engine, 0, "check")).contains("OK ", "fs_service_endpoint");
        assertThat(image(engine, 4, "destroy")).contains("[NOT_CONFIRMED]", "set --confirm feature-store.");
        assertThat(image(engine, 0, "destroy", "--confirm", "feature-store"))
                .contains("Destroyed stack feature-store in ");
        assertThat(image(engine, 2, "stauts")).contains("Did you mean status?");
    }

    /** Runs the image in this cloud, and returns what it printed. */
    private String image(TestEngine engine, int status, String... words) throws Exception {
        Path credentials = cloud.ociConfig().getParent();
        List<String> command = new ArrayList<>(List.of("run", "--rm", "--network=host"));
        command.addAll(List.of("--env", "ENV_OPERATOR_ARGS", "--volume", credentials + ":" + credentials + ":ro"));
        command.add("--user=0"); // The credentials are readable for the user of this test only.
        command.add("feature_store:v1");
        command.addAll(List.of(words));
        command.addAll(List.of("--oci-config", cloud.ociConfig().toString()));
        command.addAll(List.of("--endpoint", cloud.endpoint().toString(), "--rehearsal"));
        String configuration = Files.readString(ProjectFolder.path().resolve("src/it/quick-start/feature_store.yaml"));
        Machine.Ended ended = engine.run(Map.of("ENV_OPERATOR_ARGS", configuration), command.toArray(String[]::new));
        assertThat(ended.status())
                .as(String.join(" ", words) + "\n" + ended.output())
                .isEqualTo(status);
        assertThat(ended.output()).doesNotContain("mvn ", "-Dfeaturestore.", "Maven");
        return ended.output();
    }

    @Test
    void twoNamesOfTheBackendMustAgree() throws Exception {
        MavenBuild.Result result = new MavenBuild(project())
                .run(MavenBuild.plugin() + ":apply", "-Dbackend=local", "-Dfeaturestore.backendConfig=container");

        assertThat(result.status()).isNotZero();
        assertThat(result.log()).contains("backend is local, but its alias featurestore.backendConfig is container");
    }

    private Path project() throws Exception {
        Path project = Files.createDirectories(folder.resolve("project"));
        Files.createDirectories(project.resolve(".mvn"));
        Files.copy(
                ProjectFolder.path().resolve("src/it/quick-start/feature_store.yaml"),
                project.resolve("feature_store.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        return project;
    }

    private MavenBuild build(Path project) {
        return new MavenBuild(project).with("MAVEN_OPTS", "-Duser.home=" + home);
    }

    private static List<String> command(TestEngine engine, String... more) {
        List<String> command = new ArrayList<>(List.of(
                MavenBuild.plugin() + ":apply",
                "-Dfeaturestore.terraform=builtin",
                "-Dfeaturestore.container.executable=" + engine.command()));
        command.addAll(List.of(more));
        return command;
    }
}
