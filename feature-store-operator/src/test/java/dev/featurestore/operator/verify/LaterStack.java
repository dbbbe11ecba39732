package dev.featurestore.operator.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A stack for a newer Terraform than Resource Manager's, in four files of two modules. */
final class LaterStack {
    private LaterStack() {}

    static void into(Path folder) throws IOException {
        Path stack = Files.createDirectories(folder.resolve("stack"));
        Files.writeString(stack.resolve("main.tf"), """
                module "net" {
                  source = "../net"
                }

                removed {
                  from = oci_core_vcn.old
                }
                """);
        Files.writeString(stack.resolve("variables.tf"), """
                variable "low" {
                  default = 1
                }

                variable "high" {
                  default = 2

                  validation {
                    condition     = var.high > var.low
                    error_message = "Write more than ${var.low}."
                  }
                }
                """);
        Files.writeString(Files.createDirectories(folder.resolve("calls")).resolve("main.tf"), """
                module "net" {
                  source = "../net"
                }
                """);
        Files.writeString(Files.createDirectories(folder.resolve("net")).resolve("main.tf"), """
                locals {
                  parsed = provider::oci::parse("ocid1.vcn.oc1..aaaa")
                }
                """);
        Files.writeString(Files.createDirectories(folder.resolve("unused")).resolve("main.tf"), "removed {\n}\n");
    }
}
