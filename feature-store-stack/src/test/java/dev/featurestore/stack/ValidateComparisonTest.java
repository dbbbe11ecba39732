package dev.featurestore.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.featurestore.provider.StandInProvider;
import dev.featurestore.provider.utility.UtilityProviders;
import dev.featurestore.provider.utility.kind.JobSite;
import dev.featurestore.terraform.check.ModuleScope;
import dev.featurestore.terraform.check.ReferenceCheck;
import dev.featurestore.terraform.check.TypesCheck;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.schema.InterfaceTable;
import dev.featurestore.terraform.schema.TypeBlocks;
import dev.featurestore.terraform.syntax.ParsedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The checks of {@code verify} find what {@code terraform validate} finds, in the same lines and with the same words. Wrong
 * arguments of modules are not among them: Terraform reports these alone.
 */
@Tag("slow")
@Timeout(120)
class ValidateComparisonTest {

    private static final String BASE = """
            variable "compartment_id" {
              default = "ocid1.compartment.oc1..aaaa"
            }
            locals {
              name = "network"
            }
            resource "oci_core_vcn" "this" {
              compartment_id = var.compartment_id
              cidr_blocks    = ["10.0.0.0/16"]
              display_name   = local.name
            }
            resource "oci_core_vcn" "two" {
              count          = 2
              compartment_id = var.compartment_id
              cidr_blocks    = ["10.${count.index}.0.0/16"]
            }
            module "child" {
              source         = "../child"
              compartment_id = var.compartment_id
            }
            """;

    private static final String CHILD = """
            variable "compartment_id" {}
            variable "label" {
              default = ""
            }
            output "label" {
              value = var.label
            }
            """;

    /** What is added to the base, one module each; those with a name in "valid" have no problem. */
    private static final Map<String, String> MODULES = modules();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static Map<String, String> modules() {
        Map<String, String> modules = new LinkedHashMap<>();
        modules.put("variable", "output \"x\" {\n  value = var.compartment_idd\n}\n");
        modules.put("other-variable", "output \"x\" {\n  value = var.nothing_like_it\n}\n");
        modules.put("local", "output \"x\" {\n  value = local.nam\n}\n");
        modules.put("resource", "output \"x\" {\n  value = oci_core_vcn.that.id\n}\n");
        modules.put("data", "output \"x\" {\n  value = data.oci_core_vcn.this.id\n}\n");
        modules.put("module", "output \"x\" {\n  value = module.childd.label\n}\n");
        modules.put("output", "output \"x\" {\n  value = module.child.labell\n}\n");
        modules.put("attribute", "output \"x\" {\n  value = oci_core_vcn.this.idd\n}\n");
        modules.put("indexed-attribute", "output \"x\" {\n  value = oci_core_vcn.two[0].idd\n}\n");
        modules.put("instance", "output \"x\" {\n  value = oci_core_vcn.two.id\n}\n");
        modules.put("each", vcn("  display_name = each.key\n"));
        modules.put("count", vcn("  display_name = count.index\n"));
        modules.put("argument", vcn("  display_nam = \"x\"\n"));
        modules.put("other-argument", vcn("  nothing_like_it = \"x\"\n"));
        modules.put("missing", "resource \"oci_core_vcn\" \"other\" {\n  display_name = \"x\"\n}\n");
        modules.put("block", vcn("  byoipv6cidr_detail {\n  }\n"));
        modules.put("block-as-argument", vcn("  byoipv6cidr_details = []\n"));
        modules.put("argument-as-block", vcn("  display_name {\n  }\n"));
        modules.put(
                "nested-argument", list("    protocoll = \"6\"\n    source = \"0.0.0.0/0\"\n    protocol = \"6\"\n"));
        modules.put("nested-missing", list("    source = \"0.0.0.0/0\"\n"));
        modules.put("too-many", list("""
                    source = "0.0.0.0/0"
                    protocol = "6"
                    tcp_options {
                      min = 1
                      max = 2
                    }
                    tcp_options {
                      min = 3
                      max = 4
                    }
                """));
        modules.put("dynamic", """
                resource "oci_core_security_list" "other" {
                  compartment_id = var.compartment_id
                  vcn_id         = oci_core_vcn.this.id
                  dynamic "ingress_security_rules" {
                    for_each = [1]
                    content {
                      source    = "0.0.0.0/0"
                      protocoll = "6"
                      protocol  = "6"
                    }
                  }
                }
                """);
        modules.put("type", "resource \"oci_core_vcnn\" \"other\" {\n}\n");
        modules.put("other-type", "resource \"oci_core_nothing_like_it\" \"other\" {\n}\n");
        modules.put("data-type", "data \"oci_core_vcnss\" \"other\" {\n  compartment_id = var.compartment_id\n}\n");
        modules.put("list", vcn("  cidr_blocks = \"10.0.0.0/16\"\n"));
        modules.put("depends-on", "output \"x\" {\n  value = 1\n  depends_on = [oci_core_vcn.that]\n}\n");
        modules.put("precondition", """
                output "x" {
                  value = 1
                  precondition {
                    condition     = var.none
                    error_message = "No."
                  }
                }
                """);
        modules.put("check", """
                check "network" {
                  data "oci_core_vcns" "all" {
                    compartment_id = var.none
                  }
                  assert {
                    condition     = length(data.oci_core_vcns.all.virtual_networks) > 0
                    error_message = "There is no network."
                  }
                }
                """);
        modules.put("check-outside", """
                check "network" {
                  data "oci_core_vcns" "all" {
                    compartment_id = var.compartment_id
                  }
                  assert {
                    condition     = length(data.oci_core_vcns.all.virtual_networks) > 0
                    error_message = "There is no network."
                  }
                }
                output "x" {
                  value = data.oci_core_vcns.all.id
                }
                """);
        modules.put("check-other", """
                check "network" {
                  data "oci_core_vcns" "all" {
                    compartment_id = var.compartment_id
                  }
                  assert {
                    condition     = length(data.oci_core_vcns.all.virtual_networks) > 0
                    error_message = "There is no network."
                  }
                }
                check "other" {
                  assert {
                    condition     = length(data.oci_core_vcns.all.virtual_networks) > 0
                    error_message = "There is no network."
                  }
                }
                """);
        modules.put("check-self", """
                check "network" {
                  data "oci_core_vcns" "all" {
                    compartment_id = data.oci_core_vcns.all.compartment_id
                  }
                  assert {
                    condition     = length(data.oci_core_vcns.all.virtual_networks) > 0
                    error_message = "There is no network."
                  }
                }
                """);
        modules.put("check-missing", """
                check "network" {
                  data "oci_core_vcns" "all" {
                    display_name = "x"
                  }
                  assert {
                    condition     = length(data.oci_core_vcns.all.virtual_networks) > 0
                    error_message = "There is no network."
                  }
                }
                """);
        modules.put("check-attribute", """
                check "network" {
                  data "oci_core_vcns" "all" {
                    compartment_id = var.compartment_id
                  }
                  assert {
                    condition     = length(data.oci_core_vcns.all.networks) > 0
                    error_message = "There is no network."
                  }
                }
                """);
        modules.put("assert", """
                check "network" {
                  assert {
                    condition     = oci_core_vcn.that.id == ""
                    error_message = "No."
                  }
                }
                """);
        modules.put("utility-argument", "resource \"random_password\" \"x\" {\n  length = 8\n  specials = true\n}\n");
        modules.put("utility-missing", "resource \"random_password\" \"x\" {\n}\n");
        modules.put(
                "utility-attribute",
                "resource \"random_pet\" \"x\" {\n}\noutput \"x\" {\n  value = random_pet.x.idd\n}\n");
        modules.put("utility-block", """
                resource "tls_self_signed_cert" "x" {
                  private_key_pem       = ""
                  validity_period_hours = 1
                  allowed_uses          = []
                  subject {
                    common_nam = "x"
                  }
                }
                """);
        modules.put("utility-json", """
                {"resource": {"tls_self_signed_cert": {"x": {
                  "private_key_pem": "", "validity_period_hours": 1, "allowed_uses": [],
                  "subject": {"common_nam": "x"}}}}}
                """);
        modules.put("json-variable", "{\"output\": {\n  \"x\": {\n    \"value\": \"${var.compartment_idd}\"}}}");
        modules.put("json-local", "{\"locals\": {\n  \"x\": [\n    \"a ${local.nam}\"]}}");
        modules.put(
                "json-depends-on",
                "{\"output\": {\"x\": {\n    \"value\": 1, \"depends_on\": [\"oci_core_vcn.that\"]}}}");
        modules.put("json-argument", jsonVcn("\"display_nam\": \"x\""));
        modules.put("json-attribute", jsonVcn("\"display_name\": \"${oci_core_vcn.this.idd}\""));
        modules.put("json-list", jsonVcn("\"cidr_blocks\": \"10.0.0.0/16\""));
        modules.put("json-missing", "{\"resource\": {\"oci_core_vcn\": {\n  \"other\": {}}}}");
        modules.put("json-type", "{\"resource\": {\n  \"oci_core_vcnn\": {\"other\": {}}}}");
        modules.put(
                "json-nested-argument",
                jsonList("[{\n  \"protocoll\": \"6\", \"source\": \"x\", \"protocol\": \"6\"}]"));
        modules.put("json-nested-missing", jsonList("[{\"source\": \"0.0.0.0/0\"}]"));
        modules.put(
                "json-valid",
                jsonList("{\"source\": \"x\", \"protocol\": \"6\", \"tcp_options\": [{\"min\": 1, \"max\": 2}]}"));
        modules.put("text", vcn("  display_name = [\"x\"]\n"));
        modules.put("bool", vcn("  is_ipv6enabled = \"perhaps\"\n"));
        modules.put("valid-plain", vcn("  display_name = 1\n  is_ipv6enabled = \"true\"\n"));
        modules.put("valid-references", """
                output "x" {
                  value = [
                    oci_core_vcn.this.id, oci_core_vcn.two[*].id, oci_core_vcn.two[0].cidr_blocks[0],
                    module.child.label, [for two in oci_core_vcn.two : two.id], try(oci_core_vcn.this.cidr_blocks[0], ""),
                    path.module, terraform.workspace,
                  ]
                }
                """);
        modules.put("valid-keys", """
                module "many" {
                  source         = "../child"
                  for_each       = toset(["a"])
                  compartment_id = var.compartment_id
                }
                output "x" {
                  value = [module.many["a"].label, module.many.a.label, [for one in module.many : one.label]]
                }
                check "network" {
                  data "oci_core_vcns" "all" {
                    compartment_id = var.compartment_id
                  }
                  assert {
                    condition     = length(data.oci_core_vcns.all.virtual_networks) > 0
                    error_message = "There is no network."
                  }
                }
                """);
        modules.put("valid-legacy", """
                resource "oci_core_virtual_network" "other" {
                  for_each       = toset(["a"])
                  compartment_id = var.compartment_id
                  cidr_block     = "10.0.0.0/16"
                  display_name   = each.key
                  timeouts {
                    create = "5m"
                  }
                  lifecycle {
                    ignore_changes = [display_name]
                  }
                }
                """);
        return modules;
    }

    private static String vcn(String lines) {
        return "resource \"oci_core_vcn\" \"other\" {\n  compartment_id = var.compartment_id\n" + lines + "}\n";
    }

    private static String list(String rule) {
        return "resource \"oci_core_security_list\" \"other\" {\n  compartment_id = var.compartment_id\n"
                + "  vcn_id = oci_core_vcn.this.id\n  ingress_security_rules {\n" + rule + "  }\n}\n";
    }

    @Test
    void findsWhatTerraformFinds() throws Exception {
        StringBuilder root = new StringBuilder();
        Files.writeString(Files.createDirectories(folder.resolve("child")).resolve("main.tf"), CHILD);
        for (Map.Entry<String, String> module : MODULES.entrySet()) {
            Path own = Files.createDirectories(folder.resolve(module.getKey()));
            Files.writeString(own.resolve("base.tf"), BASE);
            Files.writeString(own.resolve(extra(module.getKey())), module.getValue());
            root.append("module \"")
                    .append(module.getKey())
                    .append("\" {\n  source = \"./")
                    .append(module.getKey())
                    .append("\"\n}\n");
        }
        Files.writeString(folder.resolve("main.tf"), root);

        Set<String> terraform = terraform();

        assertThat(own()).isEqualTo(terraform);
        assertThat(terraform).noneMatch(problem -> problem.startsWith("valid")).hasSizeGreaterThan(25);
    }

    /** {@code verify} leaves this stack out, because it does not change. */
    @Test
    void findsNothingInThisStack() throws Exception {
        TerraformModule module = StackSource.module();
        ModuleScope scope = new Scope(module, "", module);

        assertThat(ReferenceCheck.in(scope)).isEmpty();
        assertThat(TypesCheck.in(scope, InterfaceTable.bundled())).isEmpty();
    }

    private static String jsonVcn(String argument) {
        return "{\"resource\": {\"oci_core_vcn\": {\n  \"json\": {\"compartment_id\": \"x\",\n    " + argument + "}}}}";
    }

    private static String jsonList(String rules) {
        return "{\"resource\": {\"oci_core_security_list\": {\n  \"json\": {\"compartment_id\": \"x\",\n"
                + "    \"vcn_id\": \"${oci_core_vcn.this.id}\",\n    \"ingress_security_rules\": " + rules + "}}}}";
    }

    private Set<String> terraform() throws Exception {
        List<String> types = Stream.concat(MODULES.values().stream(), Stream.of(BASE))
                .flatMap(text -> Pattern.compile("oci_\\w+").matcher(text).results())
                .map(MatchResult::group)
                .toList();
        try (StandInProvider provider =
                StandInProvider.start(InterfaceTable.bundled().of(types, types), new UnaskedServices())) {
            JobSite site =
                    new JobSite(folder, folder, folder, Clock.systemUTC(), line -> {}, (template, values) -> template);
            UtilityProviders.add(provider, "random", site);
            UtilityProviders.add(provider, "tls", site);
            Map<String, String> environment = Map.of(
                    "TF_REATTACH_PROVIDERS", provider.reattachProviders(),
                    "TF_CLI_CONFIG_FILE", folder.resolve("terraformrc").toString(),
                    "TF_IN_AUTOMATION", "1");
            Terraform.Printed init =
                    Terraform.run(folder, environment, "terraform", "init", "-no-color", "-input=false");
            assertThat(init.exitCode()).as(init.text()).isZero();
            JsonNode found = new ObjectMapper()
                    .readTree(Terraform.run(folder, environment, "terraform", "validate", "-json")
                            .text());
            Set<String> problems = new TreeSet<>();
            for (JsonNode problem : found.path("diagnostics")) {
                JsonNode range = problem.path("range");
                problems.add(range.path("filename").asText().replaceFirst("/extra\\.tf(\\.json)?$", "")
                        + ':'
                        + range.path("start").path("line").asInt()
                        + ' '
                        + problem.path("summary").asText());
            }
            return problems;
        }
    }

    private static String extra(String module) {
        return module.contains("json") ? "extra.tf.json" : "extra.tf";
    }

    private static Set<String> own() throws Exception {
        TerraformModule child = TerraformModule.of(ParsedFiles.of(Map.of("main.tf", CHILD)));
        Set<String> problems = new TreeSet<>();
        for (Map.Entry<String, String> entry : MODULES.entrySet()) {
            TerraformModule module = TerraformModule.of(
                    ParsedFiles.of(Map.of("base.tf", BASE, extra(entry.getKey()), entry.getValue()), new TypeBlocks()));
            ModuleScope scope = new Scope(module, "module." + entry.getKey(), child);
            Stream.concat(ReferenceCheck.in(scope).stream(), TypesCheck.in(scope, InterfaceTable.bundled()).stream())
                    .map(problem -> entry.getKey() + ':' + problem.position().line() + ' ' + problem.summary())
                    .forEach(problems::add);
        }
        return problems;
    }

    private record Scope(TerraformModule module, String path, TerraformModule child) implements ModuleScope {

        @Override
        public Optional<TerraformModule> called(String call) {
            return Optional.of(child);
        }
    }
}
