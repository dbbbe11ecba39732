package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code mvn featurestore:apply} at a terminal and in a cloud that is no rehearsal: it shows what it will change, and asks. */
@Timeout(300)
class FirstDeploymentIT {

    private static final String FIRST = "Type yes to deploy: ";
    private static final String CHANGE = "Type yes to apply the plan: ";
    private static final String CTRL_C = "\u0003";

    @TempDir
    Path folder;

    private StandaloneCloud cloud;

    @BeforeEach
    void start() throws Exception {
        PseudoTerminal.assumeThereIsOne();
        Projects.copy("no-pom", folder);
        cloud = StandaloneCloud.start(folder.resolve("cloud"), "--terraform", "builtin");
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void deploysAndChangesOnlyAfterAYes() throws Exception {
        try (PseudoTerminal terminal = apply()) {
            MavenBuild.Result refused = terminal.answer(FIRST, "no").finish();
            assertThat(refused.status()).as(refused.log()).isNotZero();
            assertThat(refused.log())
                    .contains("First deployment of this configuration:")
                    .containsPattern("stack +feature-store\n")
                    .containsPattern("compartment +\\S+  ocid1\\.compartment\\.")
                    .containsPattern("region +us-ashburn-1\n")
                    .containsPattern("signer +API key of .*, user ocid1\\.user\\.")
                    .containsPattern("resources +3\n")
                    .containsPattern("costs money +Object Storage\n")
                    .contains("Nothing was changed.")
                    .doesNotContain("Created stack");
        }
        try (PseudoTerminal terminal = apply()) {
            MavenBuild.Result deployed = terminal.answer(FIRST, "yes").finish();
            assertThat(deployed.status()).as(deployed.log()).isZero();
            assertThat(deployed.log()).contains("Created stack", "3 created, 0 changed, 0 destroyed.");
        }
        Files.writeString(
                folder.resolve("feature_store.yaml"),
                "  variables:\n    cidr: 10.1.0.0/16\n",
                StandardOpenOption.APPEND);
        try (PseudoTerminal terminal = apply()) {
            MavenBuild.Result interrupted = terminal.press(CHANGE, CTRL_C).finish();
            assertThat(interrupted.status()).isNotZero();
            assertThat(interrupted.log())
                    .contains("oci_core_vcn.this")
                    .contains("Interrupted at the question. No job of this run is running.", "This run updated stack")
                    .doesNotContain("Submitted apply job", "continues in OCI");
        }
        try (PseudoTerminal terminal = apply()) {
            MavenBuild.Result changed = terminal.answer(CHANGE, "yes").finish();
            assertThat(changed.status()).as(changed.log()).isZero();
            assertThat(changed.log()).contains("Deployed stack feature-store");
        }
        try (PseudoTerminal terminal = apply()) {
            MavenBuild.Result same = terminal.finish();
            assertThat(same.status()).as(same.log()).isZero();
            assertThat(same.log()).contains("No changes: stack feature-store").doesNotContain("Type yes");
        }
    }

    @Test
    void asksNothingIfItIsApprovedOnTheCommandLine() throws Exception {
        try (PseudoTerminal terminal = apply("-Dfeaturestore.autoApprove")) {
            MavenBuild.Result deployed = terminal.finish();
            assertThat(deployed.status()).as(deployed.log()).isZero();
            assertThat(deployed.log()).contains("3 created").doesNotContain("Type yes");
        }
    }

    private PseudoTerminal apply(String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                MavenBuild.plugin() + ":apply",
                "-Dfeaturestore.endpoint=" + cloud.endpoint(),
                "-Dfeaturestore.ociConfig=" + cloud.ociConfig()));
        arguments.addAll(List.of(more));
        return PseudoTerminal.start(folder, Map.of(), new MavenBuild(folder).command(arguments), "");
    }
}
