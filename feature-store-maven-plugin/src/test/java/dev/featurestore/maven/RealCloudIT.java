package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds that deploy to a cloud elsewhere: only address and credentials differ from OCI's. */
class RealCloudIT {

    @TempDir
    Path folder;

    @Test
    void buildThatIsNoRehearsalNeverSaysSoAndStartsNoEmbeddedCloud() throws Exception {
        Projects.copy("no-pom", folder.resolve("project"));
        try (StandaloneCloud cloud = StandaloneCloud.start(folder.resolve("cloud"))) {
            MavenBuild.Result result = new MavenBuild(folder.resolve("project"))
                    .run(
                            MavenBuild.plugin() + ":apply",
                            "-Dfeaturestore.endpoint=" + cloud.endpoint(),
                            "-Dfeaturestore.ociConfig=" + cloud.ociConfig());

            assertThat(result.status()).as(result.log()).isZero();
            assertThat(result.log())
                    .doesNotContain("REHEARSAL on the embedded cloud")
                    .contains("Deployed stack");
            assertThat(folder.resolve("project/.featurestore")).isDirectoryNotContaining("glob:**lock");
            assertThat(folder.resolve("project/.featurestore/report.json"))
                    .content()
                    .contains("\"rehearsal\": false");
        }
    }

    @Test
    void buildWithoutCredentialsSaysWhereItLookedAndHowToRehearse() throws Exception {
        Projects.copy("no-pom", folder);

        MavenBuild.Result result = new MavenBuild(folder)
                .with("MAVEN_OPTS", "-Duser.home=" + folder.resolve("home"))
                .run(MavenBuild.plugin() + ":apply");

        assertThat(result.status()).isNotZero();
        assertThat(result.log())
                .contains("OCI configuration file not found: " + folder.resolve("home/.oci/config"))
                .contains("-Dfeaturestore.cloud=embedded")
                .doesNotContain("\tat ");
    }

    @Test
    void twoBuildsAtOnceShareOneEmbeddedCloud() throws Exception {
        Projects.copy("no-pom", folder);
        Path other = Files.copy(folder.resolve("feature_store.yaml"), folder.resolve("other.yaml"));
        Files.writeString(other, Files.readString(other) + "  stack_name: other\n  variables: {bucket_name: other}\n");

        CompletableFuture<MavenBuild.Result> first = build("feature_store.yaml");
        CompletableFuture<MavenBuild.Result> second = build("other.yaml");

        assertThat(first.join().status()).as(first.join().log()).isZero();
        assertThat(second.join().status()).as(second.join().log()).isZero();
        assertThat(first.join().log()).contains("Created stack feature-store ");
        assertThat(second.join().log()).contains("Created stack other ");
    }

    private CompletableFuture<MavenBuild.Result> build(String config) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return new MavenBuild(folder)
                        .run(
                                MavenBuild.plugin() + ":apply",
                                "-Dfeaturestore.cloud=embedded",
                                "-Dfeaturestore.config=" + config);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
