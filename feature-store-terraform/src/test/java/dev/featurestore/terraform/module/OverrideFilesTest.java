package dev.featurestore.terraform.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Body;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Override files; the messages are those of Terraform 1.11. */
class OverrideFilesTest {

    private static TerraformModule module(String main, String override) throws HclSyntaxException {
        return TerraformModule.parse(Map.of("stack/main.tf", main, "stack/dev_override.tf", override));
    }

    private static String value(Body body, String argument) {
        return body.attribute(argument).orElseThrow().value().source();
    }

    @Test
    void argumentsReplaceThoseOfTheSameName() throws HclSyntaxException {
        TerraformModule module = module("""
                resource "oci_core_vcn" "net" {
                  cidr_blocks  = ["10.0.0.0/16"]
                  display_name = "from main"
                }
                """, """
                resource "oci_core_vcn" "net" {
                  display_name = "from the override"
                  dns_label    = "new"
                }
                """);

        assertThat(module.resources()).hasSize(1);
        Body body = module.resources().get(0).block().body();
        assertThat(value(body, "cidr_blocks")).isEqualTo("[\"10.0.0.0/16\"]");
        assertThat(value(body, "display_name")).isEqualTo("\"from the override\"");
        assertThat(value(body, "dns_label")).isEqualTo("\"new\"");
    }

    @Test
    void nestedBlocksReplaceAllOfTheirType() throws HclSyntaxException {
        TerraformModule module = module("""
                resource "oci_core_security_list" "list" {
                  ingress_security_rules {
                    source = "a"
                  }
                  dynamic "ingress_security_rules" {
                    for_each = [1]
                    content {
                      source = "b"
                    }
                  }
                  egress_security_rules {
                    destination = "c"
                  }
                }
                """, """
                resource "oci_core_security_list" "list" {
                  ingress_security_rules {
                    source = "d"
                  }
                }
                """);

        List<Block> blocks = module.resources().get(0).block().body().blocks();
        assertThat(blocks).extracting(Block::type).containsExactly("egress_security_rules", "ingress_security_rules");
        assertThat(value(blocks.get(1).body(), "source")).isEqualTo("\"d\"");
    }

    @Test
    void lifecycleIsMerged() throws HclSyntaxException {
        TerraformModule module = module("""
                resource "oci_core_vcn" "net" {
                  lifecycle {
                    prevent_destroy = true
                    ignore_changes  = [display_name]
                  }
                }
                """, """
                resource "oci_core_vcn" "net" {
                  lifecycle {
                    prevent_destroy = false
                  }
                }
                """);

        Body lifecycle = module.resources()
                .get(0)
                .block()
                .body()
                .blocks("lifecycle")
                .get(0)
                .body();
        assertThat(value(lifecycle, "prevent_destroy")).isEqualTo("false");
        assertThat(value(lifecycle, "ignore_changes")).isEqualTo("[display_name]");
    }

    @Test
    void lastOverrideFileByNameWins() throws HclSyntaxException {
        TerraformModule module = TerraformModule.parse(Map.of(
                "z.tf", "variable \"a\" {\n  default = 1\n  type = number\n}\n",
                "override.tf", "variable \"a\" {\n  default = 3\n}\n",
                "a_override.tf", "variable \"a\" {\n  default = 2\n  description = \"both\"\n}\n"));

        Variable variable = module.variable("a").orElseThrow();
        assertThat(variable.defaultValue().orElseThrow().source()).isEqualTo("3");
        assertThat(variable.description()).contains("both");
        assertThat(variable.type()).isEqualTo(new VariableType.NumberType());
    }

    @Test
    void localValuesAndProviderRequirementsAreMergedByName() throws HclSyntaxException {
        TerraformModule module = module("""
                terraform {
                  required_version = "~> 1.2"
                  required_providers {
                    oci  = { source = "oracle/oci" }
                    null = { source = "hashicorp/null" }
                  }
                }
                locals {
                  a = 1
                  b = 2
                }
                """, """
                terraform {
                  required_version = ">= 1.0"
                  required_providers {
                    oci = { source = "hashicorp/oci" }
                  }
                }
                locals {
                  b = 3
                }
                """);

        assertThat(module.locals().values())
                .extracting(local -> local.name() + " = " + local.value().source())
                .containsExactlyInAnyOrder("a = 1", "b = 3");
        List<String> settings = module.blocks().stream()
                .filter(block -> block.type().equals("terraform"))
                .flatMap(block -> block.body().attributes().stream())
                .map(argument -> argument.value().source())
                .toList();
        assertThat(settings).containsExactly("\">= 1.0\"");
        List<String> providers = module.blocks().stream()
                .filter(block -> block.type().equals("terraform"))
                .flatMap(block -> block.body().blocks("required_providers").stream())
                .flatMap(block -> block.body().attributes().stream())
                .map(argument -> argument.name() + " = " + argument.value().source())
                .toList();
        assertThat(providers)
                .containsExactlyInAnyOrder(
                        "null = { source = \"hashicorp/null\" }", "oci = { source = \"hashicorp/oci\" }");
    }

    @Test
    void providerWithoutAliasMayBeDeclaredByAnOverrideAlone() throws HclSyntaxException {
        assertThat(module("locals {}\n", "provider \"oci\" {\n  region = \"us-ashburn-1\"\n}\n")
                        .blocks())
                .extracting(Block::type)
                .containsExactly("locals", "provider");
    }

    @Test
    void fileWithAnotherNameIsNoOverride() {
        HclSyntaxException refused = catchThrowableOfType(
                HclSyntaxException.class,
                () -> TerraformModule.parse(
                        Map.of("a.tf", "variable \"a\" {}\n", "myoverride.tf", "variable \"a\" {}\n")));

        assertThat(refused.summary()).isEqualTo("Duplicate variable declaration");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            resource "a" "b" {}       | Missing resource to override | There is no a resource named "b". An override file can only override a resource block defined in a primary configuration file.
            data "a" "b" {}           | Missing data resource to override | There is no a data resource named "b". An override file can only override a data block defined in a primary configuration file.
            variable "b" {}           | Missing base variable declaration to override | There is no variable named "b". An override file can only override a variable that was already declared in a primary configuration file.
            output "b" { value = 1 }  | Missing base output definition to override | There is no output named "b". An override file can only override an output that was already defined in a primary configuration file.
            module "b" { source = "./x" } | Missing module call to override | There is no module call named "b". An override file can only override a module call that was defined in a primary configuration file.
            locals { b = 1 }          | Missing base local value definition to override | There is no local value named "b". An override file can only override a local value that was already defined in a primary configuration file.
            provider "oci" { alias = "x" } | Missing base provider configuration for override | There is no oci provider configuration with the alias "x". An override file can only override an aliased provider configuration that was already defined in a primary configuration file.
            moved { from = a.b }      | Cannot override 'moved' blocks | Records of moved objects can appear only in normal files, not in override files.
            import { id = "x" }       | Cannot override 'import' blocks | Import blocks can appear only in normal files, not in override files.
            check "x" {}              | Can't override check blocks | Override files cannot override check blocks.
            output "a" { depends_on = [] } | Unsupported override | The depends_on argument may not be overridden.
            """)
    void refusesAsTerraformDoes(String override, String summary, String detail) {
        HclSyntaxException refused = catchThrowableOfType(
                HclSyntaxException.class, () -> module("output \"a\" {\n  value = 1\n}\n", override + "\n"));

        assertThat(refused.summary()).isEqualTo(summary);
        assertThat(refused.detail()).isEqualTo(detail);
        assertThat(refused.position().file()).isEqualTo("stack/dev_override.tf");
    }

    @Test
    void filesThatAreOverriddenMustBeValidByThemselves() {
        HclSyntaxException refused = catchThrowableOfType(
                HclSyntaxException.class,
                () -> module("output \"a\" {\n  description = \"x\"\n}\n", "output \"a\" {\n  value = 1\n}\n"));

        assertThat(refused.summary()).isEqualTo("Missing required argument");
        assertThat(refused.position().file()).isEqualTo("stack/main.tf");
    }
}
