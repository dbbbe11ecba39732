package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is typed, and what stands in the POM, is what happens, or an error. */
class CommandLineIT {

    private static final String CLOUD = "<cloud>embedded</cloud>";

    @TempDir
    Path folder;

    @BeforeEach
    void copyProject() throws Exception {
        Projects.copy("lifecycle", folder);
    }

    @Test
    void aPropertyThatNoGoalOfTheCommandHasIsAnErrorAlsoWithoutAPom() throws Exception {
        Files.delete(folder.resolve("pom.xml"));

        assertThat(failure(MavenBuild.plugin() + ":apply", "-Dfeaturestore.cloud=embedded", "-Dfeaturestore.keepStack"))
                .contains("-Dfeaturestore.keepStack has no effect: no goal of this command has it (apply)")
                .contains("Remove it. Goals that have it: destroy")
                .doesNotContain("REHEARSAL");
    }

    @Test
    void aGoalThatAPomBindsCountsIfItsPhaseRuns() throws Exception {
        assertThat(success("deploy", "-Dfeaturestore.dryRun"))
                .contains("Dry run: would create stack")
                .doesNotContain("Created stack");
        assertThat(failure("validate", "-Dfeaturestore.dryRun"))
                .contains("-Dfeaturestore.dryRun has no effect: no goal of this command has it (verify)")
                .contains("Remove it. Goals that have it: apply, cancel, destroy, plan");
        assertThat(success("validate", "featurestore:info", "-Dfeaturestore.cloud=embedded", "-Dprofile=x"))
                .contains("-Dprofile has no effect on verify; its property is -Dfeaturestore.profile");
        assertThat(failure("deploy", "-DdryRun"))
                .contains("-DdryRun has no effect: apply does not have this property")
                .contains("Set -Dfeaturestore.dryRun");
    }

    @Test
    void aPropertyThatLosesToThePomIsAnErrorInBothDirections() throws Exception {
        assertThat(failure("featurestore:apply", "-Dfeaturestore.cloud=oci"))
                .contains("-Dfeaturestore.cloud=oci has no effect: <cloud>embedded</cloud> in the POM")
                .doesNotContain("REHEARSAL");
        assertThat(success("featurestore:verify", "-Dfeaturestore.cloud=embedded"))
                .contains("is valid and sets all required variables of the stack.");

        replace(CLOUD, "<cloud>oci</cloud><backend>local</backend>");
        assertThat(failure("featurestore:apply", "-Dfeaturestore.cloud=embedded"))
                .contains("-Dfeaturestore.cloud=embedded has no effect: <cloud>oci</cloud> in the POM");
        assertThat(failure("featurestore:verify", "-Dbackend=container"))
                .contains("-Dbackend=container has no effect: <backend>local</backend> in the POM");

        replace("<cloud>oci</cloud>", "<cloud>${featurestore.cloud}</cloud>");
        replace("<maven.deploy.skip>", "<featurestore.cloud>oci</featurestore.cloud><maven.deploy.skip>");
        assertThat(success("featurestore:apply", "-Dfeaturestore.cloud=embedded", "-Dfeaturestore.dryRun"))
                .contains("REHEARSAL");
    }

    @Test
    void keysAndPropertiesOfThePomThatNoGoalHasAreErrors() throws Exception {
        replace(CLOUD, "<clowd>embedded</clowd>");
        assertThat(failure("featurestore:apply"))
                .contains("<clowd> in the plugin's configuration in the POM: unknown parameter")
                .contains("Did you mean <cloud>?");

        replace("<clowd>embedded</clowd>", "<cloud>embedded</cloud><dryRun>ture</dryRun>");
        assertThat(failure("featurestore:apply"))
                .contains("<dryRun> in the POM: must be true or false, but is \"ture\"");

        replace("<dryRun>ture</dryRun>", "");
        replace("<maven.deploy.skip>", "<featurestore.dryrun>true</featurestore.dryrun><maven.deploy.skip>");
        assertThat(failure("featurestore:apply"))
                .contains("property featurestore.dryrun: unknown property")
                .contains("Did you mean property featurestore.dryRun?");
    }

    @Test
    void overridesOfCommandLineAndPomReachApplyPlanAndStatus() throws Exception {
        replace(CLOUD, CLOUD + "<stackName>of-pom</stackName>");
        Files.writeString(
                folder.resolve("feature_store.yaml"),
                Files.readString(folder.resolve("feature_store.yaml"))
                        + "  freeform_tags:\n    v: ${project.version}\n");

        assertThat(success("featurestore:verify", "featurestore:package", "featurestore:apply", "featurestore:status"))
                .contains("Override: stack_name = of-pom (<stackName> of the POM)")
                .contains("Packaged the stack: target/lifecycle-1.0-stack.zip")
                .contains("Stack of-pom, ");
        replace("<stackName>of-pom</stackName>", "");
        assertThat(success("featurestore:apply", "-Dfeaturestore.stackName=typed", "-Dfeaturestore.dryRun"))
                .contains("Override: stack_name = typed (-Dfeaturestore.stackName)")
                .contains("Dry run: would create stack typed");
    }

    private void replace(String text, String other) throws Exception {
        Path pom = folder.resolve("pom.xml");
        String before = Files.readString(pom);
        assertThat(before).contains(text);
        Files.writeString(pom, before.replace(text, other));
    }

    private String failure(String... arguments) throws Exception {
        MavenBuild.Result result = new MavenBuild(folder).run(arguments);
        assertThat(result.status()).as(result.log()).isNotZero();
        return result.log();
    }

    private String success(String... arguments) throws Exception {
        MavenBuild.Result result = new MavenBuild(folder).run(arguments);
        assertThat(result.status()).as(result.log()).isZero();
        return result.log();
    }
}
