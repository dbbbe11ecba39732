package dev.featurestore.operator.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.Secret;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.bundle.Excludes;
import dev.featurestore.operator.cloud.BucketName;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.Inputs;
import dev.featurestore.operator.command.UpgradeMode;
import dev.featurestore.operator.config.ConfigurationFiles;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.report.Results;
import dev.featurestore.operator.subcommand.ApplyArguments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ContainerOptionsTest {

    private static final Path FOLDER = Path.of("/home/me/project");
    private static final CloudAddress ADDRESS = new CloudAddress(
            Optional.of("http://127.0.0.1:1"),
            new SignIn(
                    Optional.of("security_token"),
                    Optional.of(FOLDER.resolve("oci")),
                    Optional.of("PROD"),
                    Optional.of(new SignIn.StoredSecret(new Secret("open sesame"), "server oci")),
                    Map.of(),
                    Path.of("/home/me")),
            new Network(List.of(), Optional.of(FOLDER.resolve("ca.pem")), Map.of(), true),
            Duration.ofSeconds(11));

    private static final ApplyOptions ALL = ApplyOptions.DEFAULT
            .withForce(true)
            .withDetach(true)
            .withAllowDataLoss(true)
            .withUndoRollback(true)
            .withPlan(Optional.of("ocid1.ormjob"))
            .withBusyTimeout(Duration.ofSeconds(7))
            .withCheckTimeout(Duration.ofSeconds(9))
            .withCheckWrites(true)
            .withUpgrade(UpgradeMode.IN_PLACE)
            .withConfirm(Optional.of("feature-store"))
            .withNoCost(true);

    @Test
    void passesEveryPartOfARequestToTheContainer() {
        Map<String, String> passed = passed(new Source.Local(FOLDER.resolve("feature_store.yaml")), ALL);
        ApplyArguments options = ApplyArguments.TABLE.read(passed);

        assertThat(options.apply()).isEqualTo(ALL);
        assertThat(options.input().configuration().standsFor()).contains("/home/me/project/feature_store.yaml");
        assertThat(options.results().folder()).isEqualTo(FOLDER.resolve("target"));
        assertThat(options.input().bucket()).contains("bucket@namespace");
        assertThat(options.common().auth()).contains("security_token");
        assertThat(options.common().ociConfigFile()).contains(FOLDER.resolve("oci"));
        assertThat(options.common().profile()).contains("PROD");
        assertThat(options.common().retryTimeout()).isEqualTo(Duration.ofSeconds(11));
        assertThat(options.common().certificates()).contains(FOLDER.resolve("ca.pem"));
        assertThat(passed).doesNotContainValue("open sesame");
    }

    @Test
    void passesTheNamesOfSeveralFiles() {
        assertThat(passed(ConfigurationFiles.of("feature_store.yaml", Optional.of("prod"), UserPaths.in(FOLDER)), ALL))
                .containsEntry("file", "/home/me/project/feature_store.yaml")
                .containsEntry("environment", "prod")
                .doesNotContainKey("standsFor");
        assertThat(passed(
                        ConfigurationFiles.of(
                                "feature_store.yaml,oci://bucket@namespace/more.yaml",
                                Optional.empty(),
                                UserPaths.in(FOLDER)),
                        ALL))
                .containsEntry("file", "/home/me/project/feature_store.yaml,oci://bucket@namespace/more.yaml")
                .doesNotContainKey("environment");
    }

    /**
     * To add an option of {@link Main}, add it here if a container does not get it. Overrides are not options of a container but a
     * part of {@link ContainerInput}.
     */
    @Test
    void everyOptionIsPassedOrIsNotForContainers() {
        Set<String> known =
                new TreeSet<>(Set.of("help", "spec", "verify", "compartmentId", "stackName", "region", "variables"));
        for (Source config : List.of(
                new Source.Local(FOLDER.resolve("feature_store.yaml")),
                ConfigurationFiles.of("feature_store.yaml", Optional.of("prod"), UserPaths.in(FOLDER)),
                Source.of("oci://bucket@namespace/feature_store.yaml", UserPaths.in(FOLDER)))) {
            for (boolean dryRun : List.of(true, false)) {
                for (boolean noCheck : List.of(true, false)) {
                    known.addAll(passed(config, ALL.withDryRun(dryRun).withNoCheck(noCheck))
                            .keySet());
                }
            }
        }

        assertThat(ApplyArguments.TABLE.names()).doesNotHaveDuplicates();
        known.remove("standsFor");
        assertThat(known).containsExactlyInAnyOrderElementsOf(ApplyArguments.TABLE.names());
    }

    @Test
    void anOptionOfAnotherVersionIsRefused() {
        FeatureStoreException refused = assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> ApplyArguments.TABLE.read(Map.of("dryRun", "true", "newer", "true")))
                .actual();

        assertThat(refused.code()).isEqualTo(FailureCode.UNKNOWN_PARAMETER);
        assertThat(refused)
                .hasMessage("The operator in this image does not know the option newer: the image and the plugin have"
                        + " different versions");
        assertThat(refused.hint()).isEqualTo("Build the image again");
    }

    private static Map<String, String> passed(Source config, ApplyOptions options) {
        CloudAccess rehearsal = new CloudAccess() {
            @Override
            public boolean rehearsal() {
                return true;
            }

            @Override
            public CloudAddress open() {
                return ADDRESS;
            }

            @Override
            public void close() {}
        };
        Inputs inputs = new Inputs(config, Overrides.NONE, rehearsal, Optional.of(BucketName.parse("bucket@namespace")))
                .withExcludes(Excludes.of(List.of("a", "b/**")));
        ApplyRequest request =
                new ApplyRequest(inputs, "container", Results.exactly(FOLDER.resolve("target")), options);
        return new ContainerOptions(request, ADDRESS, FOLDER, true).texts();
    }
}
