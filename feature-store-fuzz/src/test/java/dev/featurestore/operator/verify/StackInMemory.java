package dev.featurestore.operator.verify;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A bundled stack that is in memory. */
final class StackInMemory extends ClassLoader {

    private static final String VARIABLES = """
            variable "mode" {
              type    = string
              default = "public"
              validation {
                condition     = contains(["public", "private"], var.mode)
                error_message = "mode must be public or private, not ${var.mode}."
              }
            }
            variable "ports" {
              type    = list(number)
              default = []
              validation {
                condition     = alltrue([for p in var.ports : p > 0 && p < 65536])
                error_message = "ports must be from 1 to 65535."
              }
            }
            variable "size" {
              type    = object({ ocpus = optional(number, 1), memory = optional(number, 16) })
              default = {}
              validation {
                condition     = var.size.memory >= var.size.ocpus
                error_message = "size.memory must be at least ${var.size.ocpus}."
              }
            }
            variable "vcn" {
              type    = object({ cidr = string, subnets = optional(map(object({ bits = number })), {}) })
              default = null
              validation {
                condition     = var.vcn == null || can(cidrhost(var.vcn.cidr, 0))
                error_message = "vcn.cidr must be a range."
              }
            }
            variable "pair" {
              type    = tuple([string, number])
              default = ["a", 1]
            }
            variable "zones" {
              type    = set(string)
              default = []
            }
            variable "anything" {
              default = null
            }
            variable "password" {
              type      = string
              default   = null
              sensitive = true
            }
            """;

    private final Map<String, String> resources;

    StackInMemory(Map<String, String> resources) {
        super(null);
        this.resources = resources;
    }

    static StackInMemory withTypedVariables() {
        return of(VARIABLES);
    }

    /** A stack of one file. */
    static StackInMemory of(String variables) {
        return new StackInMemory(
                Map.of("feature-store-stack.index", "variables.tf\n", "feature-store-stack/variables.tf", variables));
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        String text = resources.get(name);
        return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
