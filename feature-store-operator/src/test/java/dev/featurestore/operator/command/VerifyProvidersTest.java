package dev.featurestore.operator.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.values.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Providers that a rehearsal cannot replace, as {@code verify} names them. */
class VerifyProvidersTest {

    @TempDir
    Path folder;

    private record Access(boolean rehearsal) implements CloudAccess {

        @Override
        public CloudAddress open() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean continues() {
            return false;
        }

        @Override
        public void close() {}
    }

    static final class Warnings implements Console {

        final List<String> lines = new ArrayList<>();

        @Override
        public void info(String line) {}

        @Override
        public void warn(String line) {
            lines.add(line);
        }

        @Override
        public void error(String line) {}

        @Override
        public void verbatim(String line) {}
    }

    static final class NoValues implements Values {

        @Override
        public Optional<String> environment(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<String> property(String name) {
            return Optional.empty();
        }
    }

    private List<String> warnings(boolean rehearsal) throws IOException {
        Path stack = Files.createDirectories(folder.resolve("stack/charts"));
        Files.writeString(folder.resolve("stack/main.tf"), """
                module "charts" {
                  source = "./charts"
                }
                resource "random_pet" "name" {}
                """);
        Files.writeString(stack.resolve("helm.tf"), "\nresource \"helm_release\" \"this\" {}\n");
        Path config = Files.writeString(folder.resolve("feature_store.yaml"), """
                kind: operator
                type: feature_store
                version: v1
                spec:
                  operation: create
                  stack_name: charts
                  compartment_id: ocid1.compartment.oc1..aaaaaaaarehearsalrehearsalrehearsalrehearsalrehearsalre
                  region: us-ashburn-1
                  stack:
                    source: stack
                  variables: {}
                """);
        Warnings console = new Warnings();
        Project project =
                new Project(console, folder, folder, VerifyProvidersTest.class.getClassLoader(), new NoValues());
        new Verify(project)
                .run(VerifyRequest.of(
                        new Inputs(new Source.Local(config), Overrides.NONE, new Access(rehearsal), Optional.empty())));
        return console.lines;
    }

    @Test
    void areNamedInARehearsalWithTheCommandThatInstallsThem() throws Exception {
        assertThat(warnings(true))
                .containsExactly(
                        "The embedded cloud uses these providers of the stack only if they are installed on this machine:",
                        "  hashicorp/helm (stack/charts/helm.tf:2)",
                        "To install them, run on a machine with a network, in the folder of the stack: terraform get &&"
                                + " terraform providers mirror ~/.terraform.d/plugins");
    }

    @Test
    void areNotNamedForOci() throws Exception {
        assertThat(warnings(false)).isEmpty();
    }
}
