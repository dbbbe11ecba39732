package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.ProxyServer;
import dev.featurestore.operator.access.Secret;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.report.Results;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator in a container, against the embedded cloud. */
class ContainerApplyIT extends ContainerFixture {

    @ParameterizedTest
    @ValueSource(strings = {PODMAN, DOCKER, DOCKER_AT_PODMAN})
    void deploysAndLeavesResultsButNoContainer(String name) throws Exception {
        TestEngine engine = engine(name);
        overrides = new Overrides(
                List.of(new Overrides.Value("variables.cidr", "10.1.0.0/16", "-Dfeaturestore.variables.cidr")));

        List<Output> outputs = apply(inContainer(), engine);

        assertThat(outputs).extracting(Output::name).containsExactlyInAnyOrder("vcn_id", "secret");
        assertThat(outputs).filteredOn(o -> o.name().equals("secret")).allMatch(Output::sensitive);
        assertThat(stacks()).hasSize(1);
        assertThat(variables()).containsEntry("cidr", "10.1.0.0/16");
        assertThat(report().at("/state").textValue()).isEqualTo("SUCCEEDED");
        assertThat(reports().resolve("outputs.env")).content().contains("featurestore_outputs_vcn_id=ocid1.vcn.");
        assertThat(reports().resolve("job.log")).content().contains("oci_core_vcn.this: Creation complete");
        assertThat(Files.getOwner(reports().resolve("report.json"))).isEqualTo(Files.getOwner(reports()));
        assertThat(console.lines())
                .anyMatch(l -> l.startsWith("Running in container feature-store-")
                        && l.contains(" of feature_store:v1 (" + engine.name()))
                .containsOnlyOnce("Override: variables.cidr = 10.1.0.0/16 (-Dfeaturestore.variables.cidr)")
                .contains("Verified feature_store.yaml")
                .anyMatch(l -> l.startsWith("Deployed stack feature-store in "))
                .contains("Written: reports/report.json, outputs.env, job.log")
                .noneMatch(l -> l.contains("SLF4J"));
        assertThat(engine.containers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {PODMAN, DOCKER, DOCKER_AT_PODMAN})
    void failsAsTheLocalBackendDoes(String name) throws Exception {
        Files.writeString(folder.resolve("cloud/control.json"), """
                {"failAt": {"oci_core_subnet.this": "409-LimitExceeded, The following service limits were exceeded."}}
                """);

        FeatureStoreException e = failure(inContainer(), engine(name));

        assertThat(e.code()).isEqualTo(FailureCode.JOB_FAILED);
        assertThat(e.message())
                .startsWith("Terraform failed at oci_core_subnet.this (main.tf line 15): "
                        + "409-LimitExceeded, The following service limits were exceeded.\nJob ocid1.ormjob.")
                .endsWith(": 1 created, 0 changed, 0 destroyed.");
        assertThat(report().at("/state").textValue()).isEqualTo("FAILED");
        // The caller prints it once.
        assertThat(console.lines()).noneMatch(line -> line.startsWith("Terraform failed at"));
        assertThat(engine(name).containers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {PODMAN, DOCKER, DOCKER_AT_PODMAN})
    void interruptedItEndsTheContainerAndNamesTheJobThatGoesOn(String name) throws Exception {
        TestEngine engine = engine(name);
        cloud.close();
        startCloud(1);
        Thread build = Thread.currentThread();
        console.onLine(line -> {
            if (line.startsWith("Submitted apply job  ")) {
                build.interrupt();
            }
        });

        FeatureStoreException e = failure(inContainer(), engine);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(e.code()).isEqualTo(FailureCode.INTERRUPTED);
        assertThat(e.message())
                .matches("(?s)Interrupted: apply job ocid1\\.ormjob\\..* of stack feature-store continues in OCI.*");
        assertThat(engine.containers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {PODMAN, DOCKER})
    void reportsMissingInputsBeforeAnythingRuns(String name) throws Exception {
        TestEngine engine = engine(name);
        backend("image: absent:v2\n");
        FeatureStoreException image = failure(request("backend.yaml"), engine);
        backend("volume: [nowhere:/data]\n");
        FeatureStoreException mount = failure(request("backend.yaml"), engine);
        FeatureStoreException config =
                failure(inContainer(address(cloud.endpoint().toString(), home.resolve("other"), "DEFAULT")), engine);
        Files.move(home.resolve(".oci"), home.resolve("not-oci"));
        FeatureStoreException oci = failure(inContainer(asAtHome()), engine);

        assertThat(image.code()).isEqualTo(FailureCode.IMAGE_NOT_FOUND);
        assertThat(image).hasMessageEndingWith(" does not have the image absent:v2");
        assertThat(image.hint()).isEqualTo("Pull it with " + engine.name() + " pull absent:v2, or build it");
        assertThat(image.commands())
                .containsExactly(Command.of(Goal.BUILD_IMAGE).with("featurestore.image", "absent:v2"));
        assertThat(mount.code()).isEqualTo(FailureCode.INVALID_CONFIGURATION);
        assertThat(mount).hasMessage("Cannot mount " + folder.resolve("nowhere") + " as /data: it does not exist");
        assertThat(config).hasMessage("OCI configuration file not found: " + home.resolve("other"));
        assertThat(oci.code()).isEqualTo(FailureCode.CREDENTIALS_NOT_FOUND);
        assertThat(oci)
                .hasMessage("Cannot mount the OCI configuration: folder " + home.resolve(".oci")
                        + " for /home/operator/.oci does not exist");
        assertThat(home.resolve(".oci")).doesNotExist();
        assertThat(engine.containers()).isEmpty();
        assertThat(stacks()).isEmpty();
    }

    @Test
    void nothingOfTheConfigurationOrASecretIsOnACommandLineOrInALog() throws Exception {
        TestEngine engine = engine(PODMAN);
        engine.calls();
        configure("  variables: {cidr: $NET}\n  freeform_tags: {note: tag-of-the-file}\n");
        backend("env: [{name: TOKEN, value: hunter3}, {name: DOCKER_TOKEN, value: hunter4}, {name: NET}]\n");

        operator(Map.of("NET", "10.9.0.0/16"), Map.of())
                .apply(request("backend.yaml"), Optional.of(containers(engine)), Optional.empty(), true);

        assertThat(variables()).containsEntry("cidr", "10.9.0.0/16");
        assertThat(engine.calls())
                .contains("--env TOKEN", "--env NET")
                .doesNotContain("10.9.0.0/16", "hunter3", "hunter4", "tag-of-the-file");
        assertThat(String.join("\n", console.lines())).doesNotContain("hunter3", "hunter4", "tag-of-the-file");
    }

    @Test
    void inspectionAndProcessListShowNoSecretButThoseThatTheBackendFileHas() throws Exception {
        TestEngine engine = engine(PODMAN);
        configure("  variables: {cidr: $NET}\n  freeform_tags: {note: unseen-b41c-tag, other: $OTHER}\n");
        backend("env: [{name: TOKEN, value: shown-by-inspect}]\n");
        CloudAddress real = asAtHome();
        CloudAddress address = new CloudAddress(
                real.endpoint(),
                new SignIn(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new SignIn.StoredSecret(new Secret("unseen-b41c-pass-phrase"), "settings.xml")),
                        Map.of("OCI_CLI_PASSPHRASE", "unseen-b41c-variable"),
                        home),
                new Network(
                        List.of(new ProxyServer(
                                "https",
                                "proxy.example",
                                1,
                                Optional.of(new ProxyServer.Credentials("user", new Secret("unseen-b41c-proxy"))),
                                List.of("127.0.0.1"))),
                        Optional.empty(),
                        Map.of("https_proxy", "http://user:unseen-b41c-proxy@proxy.example", "no_proxy", "127.0.0.1"),
                        false),
                real.retryTimeout());
        ApplyRequest request = new ApplyRequest(
                inputs(address), "backend.yaml", Results.exactly(reports()), ApplyOptions.DEFAULT.withNoCheck(true));
        List<String> inspected = new ArrayList<>();
        console.onLine(line -> {
            if (line.startsWith("Submitted apply job")) {
                try {
                    inspected.add(
                            engine.run("inspect", engine.containers().get(0)).output());
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            }
        });

        try (ProcessList processes = ProcessList.lookingFor("unseen-b41c-")) {
            operator(Map.of("NET", "10.9.0.0/16", "OTHER", "unseen-b41c-other"), Map.of())
                    .apply(request, Optional.of(containers(engine)), Optional.empty(), true);

            assertThat(processes.saw("--of-build")).isTrue();
            assertThat(processes.commandsWithText()).isEmpty();
            assertThat(processes.environmentsWithText()).isEmpty();
        }
        assertThat(variables()).containsEntry("cidr", "10.9.0.0/16");
        assertThat(inspected)
                .singleElement()
                .asString()
                .contains("shown-by-inspect")
                .doesNotContain("unseen-b41c-", "10.9.0.0/16", "ENV_OPERATOR_CONTEXT");
        assertThat(String.join("\n", console.lines())).doesNotContain("unseen-b41c-");
    }

    @Test
    void signsInWithTheFilesOfTheHomeWhereverTheProfileSaysThatTheyAre() throws Exception {
        Files.move(cloud.ociConfig().resolveSibling("key.pem"), home.resolve(".oci/moved.pem"));
        for (String key :
                List.of("~/.oci/moved.pem", home.resolve(".oci/moved.pem").toString())) {
            Files.writeString(
                    home.resolve(".oci/config"),
                    Files.readString(cloud.ociConfig()).replaceFirst("key_file *=.*", "key_file=" + key));

            assertThat(apply(inContainer(asAtHome()), engine(PODMAN))).hasSize(2);
        }
        assertThat(console.lines())
                .contains("Signing in with the API key of profile DEFAULT in /home/operator/.oci/config");
    }

    @Test
    void containerThatAKilledBuildLeftIsRemovedOrNamed() throws Exception {
        TestEngine engine = engine(PODMAN);
        String label = "dev.featurestore.apply=" + reports();
        engine.run("create", "--name", "left-one", "--label", label, "feature_store:v1", "--help");

        apply(inContainer(), engine);

        assertThat(console.lines()).contains("Removed container left-one of an earlier run");
        assertThat(engine.containers()).isEmpty();
    }

    @Test
    void reportsAnOptionThatTheEngineRefuses() throws Exception {
        backend("options: --no-such-option\n");

        FeatureStoreException e = failure(request("backend.yaml"), engine(PODMAN));

        assertThat(e.code()).isEqualTo(FailureCode.INVALID_CONFIGURATION);
        assertThat(e).hasMessageContaining("no-such-option");
        assertThat(engine(PODMAN).containers()).isEmpty();
    }

    @Test
    void reportsTheExitStatusOfAnOperatorThatSentNoFailure() throws Exception {
        TestEngine engine = engine(PODMAN);
        backend("env: [{name: JAVA_TOOL_OPTIONS, value: -XX:NoSuchOption}]\n");

        FeatureStoreException e = failure(request("backend.yaml"), engine);

        assertThat(e).hasMessageContaining(" failed with exit status 1: ");
        assertThat(engine.containers()).isEmpty();
    }

    private Path backend(String spec) throws Exception {
        return Files.writeString(
                folder.resolve("backend.yaml"),
                "kind: operator.local\ntype: container\nversion: v1\nspec:\n" + spec.indent(2));
    }
}
