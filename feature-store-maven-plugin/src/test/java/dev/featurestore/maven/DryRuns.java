package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.ApplyOptions;
import dev.featurestore.operator.ApplyRequest;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.Inputs;
import dev.featurestore.operator.Operator;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.config.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A small feature store to deploy, or to ask a cloud about: a dry run makes one signed request. */
record DryRuns(Path folder, RecordedConsole console) {

    static DryRuns in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("stack"));
        Files.writeString(folder.resolve("stack/main.tf"), """
                resource "oci_core_vcn" "this" {
                  display_name = "it"
                }

                output "vcn_id" {
                  value = oci_core_vcn.this.id
                }
                """);
        Files.writeString(folder.resolve("feature_store.yaml"), """
                kind: operator
                type: feature_store
                version: v1
                spec:
                  tenancy_id: ocid1.tenancy.oc1..aaaaaaaaexampleexampleexampleexampleexampleexample
                  compartment_id: ocid1.compartment.oc1..aaaaaaaaexampleexampleexampleexampleexampleexample
                  region: us-ashburn-1
                  stack:
                    source: stack
                """);
        return new DryRuns(folder, new RecordedConsole());
    }

    /** Asks what would be done, and returns what was printed. */
    List<String> run(CloudAddress address) {
        apply(address, true);
        return console.lines();
    }

    List<Output> apply(CloudAddress address, boolean dryRun) {
        return new Operator(console, folder, folder, getClass().getClassLoader(), new NoValues())
                .apply(new ApplyRequest(
                        new Inputs(
                                new Source.Local(folder.resolve("feature_store.yaml")),
                                new OciAccess(() -> address),
                                Optional.empty()),
                        "local",
                        folder.resolve("reports"),
                        dryRun ? ApplyOptions.DRY_RUN : ApplyOptions.PLAIN));
    }

    FeatureStoreException failure(CloudAddress address) {
        return assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> run(address))
                .actual();
    }
}
