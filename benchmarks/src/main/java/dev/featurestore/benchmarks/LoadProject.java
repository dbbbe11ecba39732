package dev.featurestore.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Projects with a Terraform configuration of their own. */
final class LoadProject {

    private LoadProject() {}

    /** A folder with a project whose stack has this configuration. */
    static Path in(Path folder, String name, String terraform) throws IOException {
        Path project = folder.resolve(name);
        Files.createDirectories(project.resolve(".mvn"));
        Files.createDirectories(project.resolve("stack"));
        Files.writeString(project.resolve("stack/main.tf"), terraform);
        Files.writeString(project.resolve("feature_store.yaml"), """
                kind: operator
                type: feature_store
                version: v1
                spec:
                  tenancy_id: ocid1.tenancy.oc1..aaaaaaaaexampleexampleexampleexampleexampleexample
                  compartment_id: ocid1.compartment.oc1..aaaaaaaaexampleexampleexampleexampleexampleexample
                  region: us-ashburn-1
                  stack_name: %s
                  stack:
                    source: stack
                """.formatted(name));
        Files.writeString(project.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>%s</artifactId>
                  <version>1.0</version>
                  <packaging>pom</packaging>
                </project>
                """.formatted(name));
        return project;
    }

    /** A configuration with one resource. */
    static String small() {
        return networks(1);
    }

    /** A configuration with a number of equal resources. */
    static String networks(int number) {
        return """
                variable "compartment_ocid" {
                  type = string
                }

                resource "oci_core_vcn" "many" {
                  count          = %d
                  compartment_id = var.compartment_ocid
                  cidr_blocks    = ["10.0.0.0/16"]
                }

                output "vcn_id" {
                  value = oci_core_vcn.many[0].id
                }
                """.formatted(number);
    }

    /** A configuration whose job logs a number of lines. */
    static String lines(int number) {
        return """
                resource "terraform_data" "many" {
                  provisioner "local-exec" {
                    command = "seq -f 'line %%.0f of a long log' %d"
                  }
                }
                """.formatted(number);
    }
}
