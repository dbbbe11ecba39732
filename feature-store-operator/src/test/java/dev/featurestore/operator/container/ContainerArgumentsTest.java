package dev.featurestore.operator.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.Secret;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.cloud.BucketName;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.Inputs;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.report.Results;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContainerArgumentsTest {

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
            new Network(List.of(), Optional.of(FOLDER.resolve("ca.pem")), Map.of(), true));

    private static final ApplyOptions ALL = ApplyOptions.DEFAULT
            .withForce(true)
            .withDetach(true)
            .withAllowDataLoss(true)
            .withPlan(Optional.of("ocid1.ormjob"))
            .withBusyTimeout(Duration.ofSeconds(7))
            .withCheckTimeout(Duration.ofSeconds(9))
            .withCheckWrites(true);

    @Test
    void passesEveryPartOfARequestToTheContainer() {
        MainOptions passed = passed(new Source.Local(FOLDER.resolve("feature_store.yaml")), ALL);

        assertThat(passed.apply()).isEqualTo(ALL);
        assertThat(passed.values())
                .containsEntry(MainOption.STANDS_FOR, "/home/me/project/feature_store.yaml")
                .containsEntry(MainOption.REPORTS, "/home/me/project/target")
                .containsEntry(MainOption.BUCKET, "bucket@namespace")
                .containsEntry(MainOption.AUTH, "security_token")
                .containsEntry(MainOption.OCI_CONFIG, "/home/me/project/oci")
                .containsEntry(MainOption.PROFILE, "PROD")
                .containsEntry(MainOption.CA_CERTIFICATES, "/home/me/project/ca.pem")
                .doesNotContainValue("open sesame");
    }

    /** To add an option, add it here if a container does not get it. */
    @Test
    void everyOptionIsSaidOrIsNotForContainers() {
        Set<MainOption> known = EnumSet.of(MainOption.HELP, MainOption.SPEC, MainOption.VERIFY);
        for (Source config : List.of(
                new Source.Local(FOLDER.resolve("feature_store.yaml")),
                Source.of("oci://bucket@namespace/feature_store.yaml", UserPaths.in(FOLDER)))) {
            for (boolean dryRun : List.of(true, false)) {
                for (boolean noCheck : List.of(true, false)) {
                    MainOptions options = passed(config, ALL.withDryRun(dryRun).withNoCheck(noCheck));
                    known.addAll(options.switches());
                    known.addAll(options.values().keySet());
                }
            }
        }

        assertThat(known).containsExactlyInAnyOrder(MainOption.values());
    }

    private static MainOptions passed(Source config, ApplyOptions options) {
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
        Inputs inputs =
                new Inputs(config, Overrides.NONE, rehearsal, Optional.of(BucketName.parse("bucket@namespace")));
        ApplyRequest request =
                new ApplyRequest(inputs, "container", Results.exactly(FOLDER.resolve("target")), options);
        return MainOptions.parse(
                new ContainerArguments(request, ADDRESS, FOLDER, true).list().toArray(String[]::new));
    }
}
