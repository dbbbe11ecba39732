package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a goal loads, it makes its user wait for. */
class LoadedClassesIT {

    @TempDir
    Path folder;

    @Test
    void goalsThatNeedNoCloudLoadNoClassOfOne() throws Exception {
        assertThat(loaded(
                        "featurestore:verify",
                        "featurestore:package",
                        "featurestore:schema",
                        "featurestore:info",
                        "-Dfeaturestore.overwrite",
                        "-Dfeaturestore.output=made"))
                .noneMatch(LoadedClassesIT::needsACloud);
    }

    @Test
    void initLoadsNoClassOfACloud() throws Exception {
        assertThat(loaded(
                        "featurestore:init",
                        "-Dfeaturestore.overwrite",
                        "-Dfeaturestore.output=made",
                        "-Dfeaturestore.tenancyId=ocid1.tenancy.oc1..aaaaaaaaexample",
                        "-Dfeaturestore.compartmentId=ocid1.compartment.oc1..aaaaaaaaexample",
                        "-Dfeaturestore.region=us-ashburn-1",
                        "-Dfeaturestore.variables.api_img_ocir_url=iad.ocir.io/example/fs:feature-store-api-1.1.1",
                        "-Dfeaturestore.variables.function_img_ocir_url=iad.ocir.io/example/fs:feature-store-authoriser-1.1.1",
                        "-Dfeaturestore.variables.feature_store_user_group_id=ocid1.group.oc1..aaaaaaaaexample"))
                .noneMatch(LoadedClassesIT::needsACloud);
    }

    @Test
    void policiesAreWrittenWithoutACloud() throws Exception {
        assertThat(loaded("featurestore:policies", "-Dfeaturestore.group=Deployers"))
                .noneMatch(LoadedClassesIT::needsACloud);
    }

    @Test
    void applyWithoutChangesNeedsNoMapperOfJson() throws Exception {
        Projects.copy("no-pom", folder);
        try (StandaloneCloud cloud = StandaloneCloud.start(folder.resolve("cloud"), "--terraform", "builtin")) {
            String[] apply = {
                MavenBuild.plugin() + ":apply",
                "-Dfeaturestore.endpoint=" + cloud.endpoint(),
                "-Dfeaturestore.ociConfig=" + cloud.ociConfig()
            };
            assertThat(classes(apply)).anyMatch(LoadedClassesIT::mapsJson);
            assertThat(classes(apply)).noneMatch(LoadedClassesIT::mapsJson);
        }
    }

    private List<String> loaded(String... arguments) throws Exception {
        Projects.copy("offline", folder);
        return classes(arguments);
    }

    private List<String> classes(String... arguments) throws Exception {
        Path classes = folder.resolve("classes.log");
        MavenBuild.Result result = new MavenBuild(folder)
                .with("MAVEN_OPTS", "-Xlog:class+load:file=" + classes)
                .run(arguments);
        assertThat(result.status()).as(result.log()).isZero();
        List<String> loaded = Files.readAllLines(classes);
        assertThat(loaded).anyMatch(l -> l.contains(" dev.featurestore.operator.verify."));
        return loaded;
    }

    private static boolean mapsJson(String line) {
        return line.contains(" com.fasterxml.jackson.databind.ObjectMapper ");
    }

    /** @param line of a log of loaded classes */
    static boolean needsACloud(String line) {
        return Stream.of(
                        "com.oracle.bmc.",
                        "com.google.cloud.tools.jib.",
                        "io.grpc.",
                        "com.fasterxml.jackson.",
                        "dev.featurestore.emulator.",
                        "dev.featurestore.operator.oci.",
                        "dev.featurestore.operator.deploy.")
                .anyMatch(name -> line.contains(" " + name));
    }
}
