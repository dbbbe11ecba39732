package dev.featurestore.operator.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.bundle.Bundler;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.operator.verify.LocalVerifier;
import dev.featurestore.operator.verify.SomeValues;
import dev.featurestore.operator.verify.StackVariables;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stack that is really bundled. */
class BundledStackTest {
    @TempDir
    Path project;

    @Test
    void isDeployableWithWhatInitWrites() {
        ClassLoader bundled = getClass().getClassLoader();
        new Initializer(bundled, Commands.plain())
                .init(new InitRequest(
                        project,
                        false,
                        Optional.of("ocid1.tenancy.oc1..aaaa"),
                        Optional.of("ocid1.compartment.oc1..bbbb"),
                        Optional.of("us-ashburn-1"),
                        Optional.of("ocid1.user.oc1..cccc"),
                        Optional.empty(),
                        Map.of(
                                "api_img_ocir_url", "iad.ocir.io/ns/api:feature-store-api-1.1.1",
                                "function_img_ocir_url", "iad.ocir.io/ns/fn:feature-store-authoriser-1.1.1",
                                "feature_store_user_group_id", "ocid1.group.oc1..dddd"),
                        project));

        Deployable deployable = new LocalVerifier(project, bundled, SomeValues.none())
                .verify(project.resolve("feature_store.yaml"))
                .orThrow();

        assertThat(new StackVariables(deployable.module()).of(deployable.config()))
                .containsOnlyKeys(
                        "tenancy_ocid",
                        "compartment_ocid",
                        "region",
                        "user_ocid",
                        "api_img_ocir_url",
                        "function_img_ocir_url",
                        "feature_store_user_group_id");
        assertThat(new Bundler().bundle(deployable.stack()).entries())
                .hasSameSizeAs(deployable.stack().files());
    }
}
