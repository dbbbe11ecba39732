package dev.featurestore.terraform.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.VariableType;
import dev.featurestore.terraform.schema.TypeBlocks;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files in Terraform's JSON syntax. */
class JsonSyntaxTest {

    private static TerraformModule module(String json) throws HclSyntaxException {
        return TerraformModule.of(ParsedFiles.of(Map.of("main.tf.json", json), new TypeBlocks()));
    }

    private static Expression argument(Body body, String name) {
        return body.attribute(name).orElseThrow().value();
    }

    @Test
    void readsEveryKindOfBlock() throws HclSyntaxException {
        TerraformModule module = module("""
                {
                  "//": "a comment",
                  "terraform": {"required_providers": {"oci": {"source": "oracle/oci", "version": ">= 6"}}},
                  "provider": {"oci": [{"region": "${var.region}"}, {"alias": "home", "region": "x"}]},
                  "variable": {
                    "region": {"type": "string", "description": "where ${it} is"},
                    "sizes": {"type": "list(number)", "default": [1, 2]},
                    "pattern": {"default": "${not.a.template}"}
                  },
                  "locals": [{"a": 1}, {"b": "${local.a + 1}"}],
                  "module": {"net": {"source": "./net", "providers": {"oci": "oci.home"}}},
                  "data": {"oci_core_services": {"all": {"filter": {"name": "name", "values": ["x"]}}}},
                  "output": {"id": {"value": "${module.net.id}", "sensitive": true, "depends_on": ["module.net"]}}
                }
                """);

        assertThat(module.blocks().stream().map(block -> block.header().replace("\"", "")))
                .containsExactly(
                        "terraform",
                        "provider oci",
                        "provider oci",
                        "variable region",
                        "variable sizes",
                        "variable pattern",
                        "locals",
                        "locals",
                        "module net",
                        "data oci_core_services all",
                        "output id");
        assertThat(module.variable("region").orElseThrow().description()).contains("where ${it} is");
        assertThat(module.variable("sizes").orElseThrow().type())
                .isEqualTo(new VariableType.ListType(new VariableType.NumberType()));
        assertThat(module.variable("pattern")
                        .orElseThrow()
                        .defaultValue()
                        .orElseThrow()
                        .literal())
                .contains("${not.a.template}");
        assertThat(module.locals().keySet()).containsExactlyInAnyOrder("a", "b");
        assertThat(module.moduleCalls().get(0).source()).contains("./net");
        assertThat(module.outputs().get(0).sensitive()).isTrue();
        assertThat(module.outputs().get(0).value().references())
                .containsExactly(new Reference(Reference.Kind.MODULE, "module.net"));
        assertThat(module.resources().get(0).block().body().blocks("filter")).hasSize(1);
    }

    @Test
    void distinguishesBlocksFromArgumentsByTheSchema() throws HclSyntaxException {
        Body list = module("""
                {"resource": {"oci_core_security_list": {"this": {
                  "vcn_id": "v",
                  "ingress_security_rules": [
                    {"protocol": "6", "tcp_options": {"min": 1, "max": 2}}, {"protocol": "all"}],
                  "egress_security_rules": null,
                  "freeform_tags": {"a": "${var.x}", "${var.y}": "b"},
                  "dynamic": {"egress_security_rules": {
                    "for_each": "${var.rules}", "iterator": "rule",
                    "content": {"protocol": "${rule.value}", "tcp_options": [{"max": 3}]}}},
                  "lifecycle": {"ignore_changes": ["freeform_tags", "defined_tags[\\"a.b\\"]"],
                    "precondition": {"condition": "${var.x == \\"1\\"}", "error_message": "no"}},
                  "depends_on": ["oci_core_vcn.this"], "provider": "oci.home"
                }}}}
                """).resources().get(0).block().body();

        assertThat(list.blocks())
                .extracting(Block::type)
                .containsExactly("ingress_security_rules", "ingress_security_rules", "dynamic", "lifecycle");
        assertThat(list.blocks().get(0).body().blocks("tcp_options")).hasSize(1);
        assertThat(argument(list, "freeform_tags")).isInstanceOf(Expression.ObjectConstructor.class);
        Block dynamic = list.blocks("dynamic").get(0);
        assertThat(dynamic.labels()).containsExactly("egress_security_rules");
        assertThat(dynamic.body().blocks("content").get(0).body().blocks("tcp_options"))
                .hasSize(1);
        assertThat(argument(list, "provider"))
                .isInstanceOfSatisfying(
                        Expression.Traversal.class,
                        name -> assertThat(name.root()).isEqualTo("oci"));
        assertThat(argument(list, "depends_on").references())
                .containsExactly(new Reference(Reference.Kind.RESOURCE, "oci_core_vcn.this"));
        Block precondition =
                list.blocks("lifecycle").get(0).body().blocks("precondition").get(0);
        assertThat(argument(precondition.body(), "condition").uses()).hasSize(1);
    }

    @Test
    void readsDynamicBlocksOfUnknownTypes() throws HclSyntaxException {
        TerraformModule module = module("""
                {"provider": {"other": {"dynamic": {"exec": [{"for_each": [1], "content": {"command": "${exec.value}"}}]}}},
                 "resource": {"other_thing": {"this": {
                  "spec": [{"labels": {"a": "b"}, "dynamic": [{"env": {"for_each": {}, "content": {}}}]}],
                  "tags": {"dynamic": "yes"}}}}}
                """);

        Body thing = module.resources().get(0).block().body();
        assertThat(thing.attributes()).extracting(Argument::name).containsExactly("tags");
        Body spec = thing.blocks("spec").get(0).body();
        assertThat(spec.attributes()).extracting(Argument::name).containsExactly("labels");
        assertThat(spec.blocks("dynamic").get(0).labels()).containsExactly("env");
        assertThat(module.blocks().get(0).body().blocks("dynamic")).hasSize(1);
    }

    @Test
    void readsValuesAsTemplates() throws HclSyntaxException {
        Body vcn = module("""
                {"resource": {"oci_core_vcn": {"this": {
                  "a": "plain \\"quoted\\" \\\\ \\u00e9",
                  "b": "x-${var.name}-%{ if var.on }1%{ else }2%{ endif }",
                  "c": 1.50, "d": -3, "e": true, "f": null, "g": [1, "${var.x}"], "h": "${upper(\\"a\\")}",
                  "i": "$${escaped}\\n\\\\"
                }}}}
                """).resources().get(0).block().body();

        assertThat(argument(vcn, "a").literal()).contains("plain \"quoted\" \\ é");
        assertThat(argument(vcn, "b")).isInstanceOf(Expression.Template.class);
        assertThat(argument(vcn, "b").uses()).hasSize(2);
        assertThat(argument(vcn, "c").literal()).contains(new BigDecimal("1.50"));
        assertThat(argument(vcn, "d").literal()).contains(new BigDecimal("-3"));
        assertThat(argument(vcn, "e").literal()).contains(true);
        assertThat(argument(vcn, "f").literal()).contains(Expression.Null.NULL);
        assertThat(argument(vcn, "g").children()).hasSize(2);
        assertThat(argument(vcn, "h").children())
                .singleElement()
                .isInstanceOfSatisfying(
                        Expression.Call.class,
                        call -> assertThat(call.arguments().get(0).literal()).contains("a"));
        assertThat(argument(vcn, "i").literal()).contains("${escaped}\n\\");
    }

    @Test
    void namesPlacesInTheFile() throws HclSyntaxException {
        TerraformModule module = module("""
                {
                  "resource": {
                    "oci_core_vcn": {
                      "this": {
                        "compartment_id": "é ${var.none}"
                      }}}}
                """);

        Block vcn = module.resources().get(0).block();
        assertThat(vcn.position()).hasToString("main.tf.json:4:7");
        assertThat(vcn.source()).startsWith("\"this\": {").endsWith("}");
        assertThat(module.resources().get(0).uses().get(0).position()).hasToString("main.tf.json:5:32");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"resource": | main.tf.json:1:13: Invalid JSON
                    {"locals": {}} x | main.tf.json:1:16: Invalid JSON
                    {"variable": {"a": 1}} | main.tf.json:1:20: Incorrect JSON value type: A block is an object
                    {"variable": {"a": [1]}} | main.tf.json:1:21: Incorrect JSON value type
                    {"variable": {"a": {}, "b": {"x": 1}}} | main.tf.json:1:30: Unsupported argument
                    {"resourc": {}} | main.tf.json:1:2: Unsupported block type: Blocks of type "resourc"
                    {"module": {}} | main.tf.json:1:12: Missing block label: At least one object property is required, whose name
                    {"resource": []} | main.tf.json:1:14: Missing block label
                    {"resource": {"oci_core_vcn": null}} | main.tf.json:1:31: Missing block label
                    [1] | main.tf.json:1:2: Incorrect JSON value type
                    {"locals": {"a": "${b"}} | main.tf.json:1:19: Unclosed template interpolation
                    {"locals": {"a": 1, "a": 2}} | main.tf.json:1:21: Attribute redefined
                    {"output": {"a": {}}} | main.tf.json:1:13: Missing required argument
                    {"output": {"a": {"value": 1, "depends_on": ["a b"]}}} | Extra characters after expression
                    {"resource": {"oci_core_vcn": {"a": {}}},"resource": {"oci_core_vcn": {"a": {}}}} | Duplicate
                    """)
    void reportsWhatTerraformRefuses(String json, String problem) {
        assertThatThrownBy(() -> module(json))
                .isInstanceOf(HclSyntaxException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void refusesFilesThatNestTooDeep() {
        assertThatThrownBy(() -> module("{\"locals\": {\"a\": " + "[".repeat(300) + "]".repeat(300) + "}}"))
                .isInstanceOf(HclSyntaxException.class)
                .hasMessageContaining("nested at most 200 levels deep");
    }

    @Test
    void mergesOverrideFiles() throws HclSyntaxException {
        TerraformModule module = TerraformModule.of(ParsedFiles.of(
                Map.of(
                        "main.tf", "variable \"a\" {\n  default = 1\n}\n",
                        "more_override.tf.json", "{\"variable\": {\"a\": {\"default\": 2}}}"),
                new TypeBlocks()));

        assertThat(module.variable("a")
                        .orElseThrow()
                        .defaultValue()
                        .orElseThrow()
                        .literal())
                .contains(new BigDecimal(2));
    }
}
