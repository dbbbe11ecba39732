package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a folder with a configuration and no POM the goals run by their full name. */
class NoPomIT {

    @TempDir
    Path folder;

    @BeforeEach
    void copyProject() throws Exception {
        Projects.copy("no-pom", folder);
    }

    @Test
    void verifyChecksTheFileOfTheCurrentFolder() throws Exception {
        MavenBuild.Result result = new MavenBuild(folder).run(MavenBuild.plugin() + ":verify");

        assertThat(result.status()).as(result.log()).isZero();
        assertThat(result.log()).contains("feature_store.yaml is valid and sets all required variables of the stack.");
    }

    @Test
    void applyLeavesItsReportsInTheFolderOfTheEmbeddedCloud() throws Exception {
        MavenBuild.Result result =
                new MavenBuild(folder).run(MavenBuild.plugin() + ":apply", "-Dfeaturestore.cloud=embedded");

        assertThat(result.status()).as(result.log()).isZero();
        JsonNode report = new ObjectMapper()
                .readTree(folder.resolve(".featurestore/report.json").toFile());
        assertThat(report.at("/state").textValue()).isEqualTo("SUCCEEDED");
        assertThat(report.at("/resources"))
                .extracting(r -> r.at("/address").textValue())
                .containsExactlyInAnyOrder(
                        "oci_core_vcn.this", "oci_core_subnet.this", "oci_objectstorage_bucket.this");
        assertThat(folder.resolve(".featurestore/outputs.env"))
                .content()
                .contains("featurestore_outputs_vcn_id=ocid1.vcn.");
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void offlineRefusesACloudBeyondThisMachineBeforeAnythingElse() throws Exception {
        MavenBuild.Result result = new MavenBuild(folder).run("--offline", MavenBuild.plugin() + ":apply");

        assertThat(result.status()).isNotZero();
        assertThat(result.log())
                .contains("Maven is offline (-o), and OCI in us-ashburn-1 is not on this machine")
                .contains("Run without -o, or rehearse on this machine: -Dfeaturestore.cloud=embedded")
                .doesNotContain("Signing in")
                .doesNotContain("OCI configuration file not found");
    }

    @Test
    void initWritesToTheCurrentFolderOnlyWhatIsNotThere() throws Exception {
        MavenBuild.Result result = new MavenBuild(folder)
                .run(
                        MavenBuild.plugin() + ":init",
                        "-Dfeaturestore.tenancyId=ocid1.tenancy.oc1..aaaaaaaaexample",
                        "-Dfeaturestore.compartmentId=ocid1.compartment.oc1..aaaaaaaaexample",
                        "-Dfeaturestore.region=us-ashburn-1",
                        "-Dfeaturestore.variables.api_img_ocir_url=iad.ocir.io/example/fs:feature-store-api-1.1.1",
                        "-Dfeaturestore.variables.function_img_ocir_url=iad.ocir.io/example/fs:feature-store-authoriser-1.1.1",
                        "-Dfeaturestore.variables.feature_store_user_group_id=ocid1.group.oc1..aaaaaaaaexample");

        assertThat(result.status()).isNotZero();
        assertThat(result.log()).contains("No files were written").contains("feature_store.yaml");
        assertThat(folder.resolve("README_feature_store.md")).doesNotExist();
    }

    @Test
    void hintsNameCommandsThatCanBeTypedHere() throws Exception {
        MavenBuild.Result result =
                new MavenBuild(folder).run(MavenBuild.plugin() + ":verify", "-Dfeaturestore.config=absent.yaml");

        assertThat(result.status()).isNotZero();
        assertThat(result.log())
                .contains("mvn -s settings-it.xml " + MavenBuild.plugin() + ":init")
                .doesNotContain("mvn featurestore:");
    }

    @Test
    void helpListsTheGoals() throws Exception {
        MavenBuild.Result result = new MavenBuild(folder).run(MavenBuild.plugin() + ":help");

        assertThat(result.log()).contains("featurestore:apply").contains("featurestore:init");
    }
}
