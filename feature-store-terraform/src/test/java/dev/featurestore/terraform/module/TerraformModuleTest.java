package dev.featurestore.terraform.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import dev.featurestore.terraform.syntax.Reference;
import dev.featurestore.terraform.syntax.ReferenceUse;
import dev.featurestore.terraform.syntax.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerraformModuleTest {

    private static TerraformModule module(String text) throws HclSyntaxException {
        return TerraformModule.parse(Map.of("main.tf", text));
    }

    private static String references(List<ReferenceUse> uses) {
        return uses.stream()
                .map(use -> use.reference().kind() + " " + use.reference().subject())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    @Test
    void readsVariables() throws HclSyntaxException {
        TerraformModule module = module("""
                variable "region" { type = string }
                variable "colors" {
                  description = "Colours in use."
                  type        = map(object({ image = optional(string), count = optional(number, 1), on = bool }))
                  default     = { blue = {} }
                  sensitive   = true
                  nullable    = false
                  validation {
                    condition     = length(var.colors) < 3
                    error_message = "At most two."
                  }
                }
                variable "anything" {}
                """);

        assertThat(module.variables()).extracting(Variable::name).containsExactly("region", "colors", "anything");
        Variable region = module.variable("region").orElseThrow();
        assertThat(region.required()).isTrue();
        assertThat(region.nullable()).isTrue();
        assertThat(region.sensitive()).isFalse();
        assertThat(region.description()).isEmpty();
        assertThat(region.type()).isEqualTo(new VariableType.StringType());
        Variable colors = module.variable("colors").orElseThrow();
        assertThat(colors.required()).isFalse();
        assertThat(colors.nullable()).isFalse();
        assertThat(colors.sensitive()).isTrue();
        assertThat(colors.description()).contains("Colours in use.");
        assertThat(colors.type()).hasToString("map(object({image=optional(string),count=optional(number),on=bool}))");
        assertThat(colors.defaultValue().flatMap(Expression::literal)).contains(Map.of("blue", Map.of()));
        assertThat(colors.position()).hasToString("main.tf:2:1");
        assertThat(module.variable("anything").orElseThrow().type()).isEqualTo(new VariableType.AnyType());
        assertThat(module.variable("none")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "string",
                "number",
                "bool",
                "any",
                "list(string)",
                "set(number)",
                "map(any)",
                "tuple([string,list(bool)])",
                "object({})",
                "list(object({a=tuple([]),b=optional(set(string))}))",
            })
    void readsTypes(String type) throws HclSyntaxException {
        assertThat(module("variable \"a\" {\n  type = " + type + "\n}\n")
                        .variable("a")
                        .orElseThrow()
                        .type())
                .hasToString(type);
    }

    @Test
    void readsLegacyCollectionTypes() throws HclSyntaxException {
        TerraformModule module = module("variable \"a\" {\n  type = list\n}\nvariable \"b\" {\n  type = map\n}\n");
        assertThat(module.variables()).extracting(v -> v.type().toString()).containsExactly("list(any)", "map(any)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "foo | Invalid type specification | The keyword \"foo\" is not a valid type specification.",
                "\"string\" | Invalid quoted type constraints | Remove the quotes around \"string\".",
                "\"foo\" | Invalid legacy variable type hint | remove the surrounding quotes",
                "object | Invalid type specification | specifying the attribute types and values as a map.",
                "set | Invalid type specification | The set type constructor requires one argument",
                "list(string, string) | Invalid type specification | specifying the element type.",
                "optional(string) | Invalid type specification | only as a modifier for object type attributes",
                "object({a=optional()}) | Invalid type specification | requires the attribute type as its argument",
                "object({a=optional(any,1,2)}) | Invalid type specification | at most two arguments",
                "object([string]) | Invalid type specification | requires a map whose keys",
                "tuple(string) | Invalid type specification | requires a list of element types",
                "foo(string) | Invalid type specification | Keyword \"foo\" is not a valid type constructor.",
                "string() | Invalid type specification | Primitive type keyword \"string\" does not expect",
                "list(1) | Invalid type specification | either a primitive type keyword",
                "object({1=string}) | Invalid type specification | keys must be attribute names",
                "object({a=any,a=any}) | Invalid type specification | keys must be unique",
            })
    void refusesWhatIsNoType(String type, String summary, String detail) {
        HclSyntaxException problem = catchThrowableOfType(
                HclSyntaxException.class, () -> module("variable \"a\" {\n  type = " + type + "\n}\n"));
        assertThat(problem.summary()).isEqualTo(summary);
        assertThat(problem.detail()).contains(detail);
        assertThat(problem.position().line()).isEqualTo(2);
    }

    @Test
    void readsResourcesWithWhatTheyReferTo() throws HclSyntaxException {
        TerraformModule module = module("""
                data "oci_core_services" "all" {
                  provider = oci.home
                }
                resource "oci_core_vcn" "this" {
                  provider       = oci.home
                  for_each       = var.vcns
                  compartment_id = each.value
                  depends_on     = [oci_identity_policy.this, module.net]
                  lifecycle {
                    ignore_changes       = [defined_tags, foo.bar]
                    replace_triggered_by = [terraform_data.x]
                    precondition {
                      condition     = local.ok
                      error_message = "No."
                    }
                  }
                  provisioner "local-exec" {
                    when    = destroy
                    command = "echo ${self.id} ${data.oci_core_services.all.id}"
                  }
                  dynamic "routes" {
                    for_each = var.routes
                    content {
                      path = routes.value.path
                      dynamic "inner" {
                        for_each = routes.value.inner
                        iterator = it
                        content {
                          name  = it.value.name
                          other = inner.value.name
                          last  = routes.key
                        }
                      }
                    }
                  }
                  after = routes.value.path
                }
                """);

        assertThat(module.resources())
                .extracting(Resource::address)
                .containsExactly("data.oci_core_services.all", "oci_core_vcn.this");
        assertThat(module.resources().get(0).uses()).isEmpty();
        Resource vcn = module.resources().get(1);
        assertThat(vcn.mode()).isEqualTo(Resource.Mode.MANAGED);
        assertThat(references(vcn.uses()))
                .isEqualTo("DATA data.oci_core_services.all, LOCAL ok, MODULE module.net, OTHER each, OTHER self,"
                        + " RESOURCE inner.value, RESOURCE oci_identity_policy.this,"
                        + " RESOURCE routes.value, RESOURCE terraform_data.x, VARIABLE routes, VARIABLE vcns");
        assertThat(vcn.uses())
                .contains(new ReferenceUse(
                        new Reference(Reference.Kind.RESOURCE, "routes.value"),
                        Optional.of("path"),
                        new SourcePosition("main.tf", 36, 11)))
                .noneMatch(use -> use.reference().subject().equals("it"));
        assertThat(vcn.block().source()).startsWith("resource \"oci_core_vcn\"").endsWith("routes.value.path\n}");
        assertThat(vcn.block().position()).hasToString("main.tf:4:1");
    }

    @Test
    void readsModulesOutputsAndLocals() throws HclSyntaxException {
        TerraformModule module = TerraformModule.parse(Map.of("main.tf", """
                terraform {
                  required_version = "~> 1.5.0"
                }
                module "net" {
                  source    = "./network"
                  providers = { oci = oci.home }
                  cidr      = var.cidr
                }
                """, "outputs.tf", """
                locals {
                  suffix = substr(var.name, 0, 6)
                  twice  = "${local.suffix}${local.suffix}"
                }
                output "vcn_id" {
                  description = "The network."
                  value       = module.net.vcn_id
                  sensitive   = "true"
                }
                """));

        assertThat(module.blocks()
                        .get(0)
                        .body()
                        .attribute("required_version")
                        .orElseThrow()
                        .value()
                        .literal())
                .contains("~> 1.5.0");
        ModuleCall net = module.moduleCalls().get(0);
        assertThat(net.name()).isEqualTo("net");
        assertThat(net.source()).contains("./network");
        assertThat(references(net.uses())).isEqualTo("VARIABLE cidr");
        assertThat(net.uses()).hasSize(1);
        assertThat(module.locals()).containsOnlyKeys("suffix", "twice");
        assertThat(Objects.requireNonNull(module.locals().get("twice")).value().references())
                .containsExactly(new Reference(Reference.Kind.LOCAL, "suffix"));
        ModuleOutput output = module.outputs().get(0);
        assertThat(output.name()).isEqualTo("vcn_id");
        assertThat(output.sensitive()).isTrue();
        assertThat(output.description()).contains("The network.");
        assertThat(output.value().source()).isEqualTo("module.net.vcn_id");
        assertThat(module.blocks()).extracting(Block::type).containsExactly("terraform", "module", "locals", "output");
    }

    @Test
    void dataSourcesOfChecksAreDataSourcesOfTheModule() throws HclSyntaxException {
        TerraformModule module = TerraformModule.parse(Map.of("main.tf", """
                check "subnets" {
                  data "oci_core_subnets" "all" {
                    compartment_id = var.compartment_id
                  }
                  assert {
                    condition     = length(data.oci_core_subnets.all.subnets) > 0
                    error_message = "No subnet."
                  }
                }
                resource "oci_core_vcn" "this" {}
                """));

        assertThat(module.resources())
                .extracting(Resource::address)
                .containsExactly("oci_core_vcn.this", "data.oci_core_subnets.all");
        assertThat(module.resources().get(0).check()).isEmpty();
        assertThat(module.resources().get(1).check()).map(Block::header).contains("check \"subnets\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "variable \"a\" {}~variable \"a\" {} | 2:1 | Duplicate variable declaration | A variable named \"a\" was already declared at main.tf:1,1-13. Variable names must be unique within a module.",
                "output \"a\" { value = 1 }~output \"a\" { value = 1 } | 2:1 | Duplicate output definition | An output named \"a\" was already defined at main.tf:1,1-11.",
                "locals {~ a = 1~}~locals {~ a = 1~} | 5:2 | Duplicate local value definition | A local value named \"a\" was already defined at main.tf:2,2-7.",
                "resource \"a\" \"b\" {}~resource \"a\" \"b\" {} | 2:1 | Duplicate resource \"a\" configuration | A a resource named \"b\" was already declared at main.tf:1,1-17.",
                "data \"a\" \"b\" {}~data \"a\" \"b\" {} | 2:1 | Duplicate data \"a\" configuration | A a data resource named \"b\" was already declared at main.tf:1,1-13.",
                "check \"c\" {~ data \"a\" \"b\" {}~}~data \"a\" \"b\" {} | 2:2 | Duplicate data \"a\" configuration | A a data resource named \"b\" was already declared at main.tf:4,1-13. Resource names must be unique per type in each module, including within check blocks.",
                "check \"c\" {~ data \"a\" \"b\" {}~ data \"a\" \"c\" {}~} | 3:2 | Multiple data resource blocks | This check block already has a data resource defined at main.tf:2,2-14.",
                "check \"c\" {~ data \"a\" \"b\" {~  count = 1~ }~} | 3:3 | Invalid \"count\" attribute | The \"count\" and \"for_each\" meta-arguments are not supported within nested data blocks.",
                "check \"c\" {~ data \"a\" {}~} | 2:2 | Missing name for data | must have 2 labels (type, name).",
                "module \"a\" { source = \"./a\" }~module \"a\" { source = \"./a\" } | 2:1 | Duplicate module call | A module call named \"a\" was already defined at main.tf:1,1-11.",
                "output \"a\" {} | 1:1 | Missing required argument | The argument \"value\" is required",
                "module \"a\" {} | 1:1 | Missing required argument | The argument \"source\" is required",
                "variable \"a\" \"b\" {} | 1:1 | Extraneous label for variable | Only 1 labels (name) are expected",
                "locals \"a\" {} | 1:1 | Extraneous label for locals | No labels are expected for locals blocks.",
                "variable {} | 1:1 | Missing name for variable | All variable blocks must have 1 labels (name).",
                "resource \"a\" {} | 1:1 | Missing name for resource | must have 2 labels (type, name).",
                "foo \"a\" {} | 1:1 | Unsupported block type | Blocks of type \"foo\" are not expected here.",
                "removed {} | 1:1 | Unsupported block type | Blocks of type \"removed\" are not expected here.",
                "x = 1 | 1:1 | Unsupported argument | An argument named \"x\" is not expected here.",
                "variable \"a\" {~ foo = 1~} | 2:2 | Unsupported argument | An argument named \"foo\"",
                "variable \"a\" {~ foo {}~} | 2:2 | Unsupported block type | Blocks of type \"foo\"",
                "locals {~ foo {}~} | 2:2 | Unsupported block type | Blocks of type \"foo\"",
                "variable \"a b\" {} | 1:1 | Invalid variable name | A name must start with a letter or underscore",
                "resource \"a\" \"b c\" {} | 1:1 | Invalid resource name | A name must start with",
                "data \"a\" \"b c\" {} | 1:1 | Invalid data resource name | A name must start with",
                "resource \"b c\" \"d\" {} | 1:1 | Invalid resource type name | A name must start with",
                "module \"b c\" { source = \"./a\" } | 1:1 | Invalid module instance name | A name must start",
                "variable \"count\" {} | 1:1 | Invalid variable name | \"count\" is reserved",
                "variable \"a\" {~ default = local.b~} | 2:12 | Variables not allowed | Variables may not be used here.",
                "variable \"a\" {~ default = b~} | 2:12 | Variables not allowed | Variables may not be used here.",
                "variable \"a\" {~ default = [f()]~} | 2:13 | Function calls not allowed | Functions may not be called",
                "variable \"a\" {~ sensitive = 1~} | 2:14 | Unsuitable value type | bool required",
                "variable \"a\" {~ description = local.b~} | 2:16 | Variables not allowed | may not be used here",
                "module \"a\" {~ source = var.a~} | 2:11 | Variables not allowed | may not be used here",
            })
    void refusesWhatTerraformRefuses(String text, String place, String summary, String detail) {
        HclSyntaxException problem =
                catchThrowableOfType(HclSyntaxException.class, () -> module(text.replace('~', '\n')));

        assertThat(problem.position()).hasToString("main.tf:" + place);
        assertThat(problem.summary()).isEqualTo(summary);
        assertThat(problem.detail()).contains(detail);
    }

    @Test
    void takesLoopsInDefaults() throws HclSyntaxException {
        assertThat(module("variable \"a\" {\n  default = [for x in [1] : x]\n}\n")
                        .variables())
                .hasSize(1);
    }

    @Test
    void readsTheSketchOfTheStack() throws IOException, HclSyntaxException {
        Path sketch = Path.of(System.getProperty("project.root", ".."), "..", "shared", "design", "stack-sketch.tf");
        assumeTrue(Files.exists(sketch), "the sketch of the stack does not lie beside the project");

        TerraformModule module = TerraformModule.parse(Map.of("stack-sketch.tf", Files.readString(sketch)));

        assertThat(module.blocks())
                .anySatisfy(block -> assertThat(block.body()
                                .attribute("required_version")
                                .orElseThrow()
                                .value()
                                .literal())
                        .contains(">= 1.5.0"));
        assertThat(module.variables()).hasSize(13);
        assertThat(module.resources()).hasSize(13);
        assertThat(module.locals()).hasSize(5);
        Resource deployment = module.resources().stream()
                .filter(resource -> resource.address().equals("oci_apigateway_deployment.this"))
                .findFirst()
                .orElseThrow();
        assertThat(references(deployment.uses()))
                .isEqualTo("LOCAL routes, RESOURCE oci_apigateway_gateway.this, RESOURCE"
                        + " oci_container_instances_container_instance.api, RESOURCE oci_functions_function.auth,"
                        + " VARIABLE active_color, VARIABLE compartment_ocid");
    }
}
