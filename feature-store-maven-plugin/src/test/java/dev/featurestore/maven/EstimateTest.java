package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.terraform.EngineOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Estimates at an endpoint of your own, in a cloud as slow as OCI, but for the gateways, which take ten seconds and not two minutes. */
@Tag("slow")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class EstimateTest {

    private static final Duration RETRY = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void theSecondJobIsEstimatedFromTheLogOfTheFirstOne() throws Exception {
        Files.writeString(
                Files.createDirectories(folder.resolve("cloud")).resolve("control.json"),
                "{\"slow\": {\"oci_apigateway_gateway\": 10}}");
        try (EmbeddedCloud cloud = EmbeddedCloud.open(
                new EmbeddedCloudOptions(folder.resolve("cloud"), 0, 1).with(EngineOptions.BUILT_IN))) {
            CidrProject project = new CidrProject(cloud, folder.resolve("store"));
            project.configure("10.0.0.0/16");

            gateways("a");
            assertThat(estimates(project, project.endpoint())).containsExactly("Estimate: about 2 min");

            assertThat(folder.resolve("store/.featurestore/durations"))
                    .isDirectoryContaining(file -> Files.isRegularFile(file));

            gateways("a", "b");
            try (WatchedCloud watched = WatchedCloud.of(project.endpoint())) {
                // At another address, this machine has no memory of the stack.
                assertThat(estimates(project, watched.endpoint()))
                        .as("less than a minute is no line")
                        .isEmpty();
                assertThat(watched.targets())
                        .filteredOn(target -> target.contains("sortOrder=DESC") && target.contains("/logs"))
                        .hasSize(1);
            }
        }
    }

    private void gateways(String... names) throws IOException {
        StringBuilder stack = new StringBuilder("""
                variable "compartment_ocid" {
                  type = string
                }

                variable "cidr" {
                  type = string
                }

                variable "key" {
                  type      = string
                  sensitive = true
                }
                """);
        for (String name : names) {
            stack.append("""

                    resource "oci_apigateway_gateway" "%s" {
                      compartment_id = var.compartment_ocid
                      endpoint_type  = "PUBLIC"
                      subnet_id      = "ocid1.subnet.oc1.iad.%s"
                    }
                    """.formatted(name, "a".repeat(60)));
        }
        Files.writeString(folder.resolve("store/stack/main.tf"), stack.toString());
    }

    /** Applies, and returns the lines with an estimate, without its end. */
    private static List<String> estimates(CidrProject project, String endpoint) {
        project.console().lines().clear();
        project.apply(endpoint, RETRY);
        return project.console().lines().stream()
                .filter(line -> line.startsWith("Estimate: "))
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }
}
