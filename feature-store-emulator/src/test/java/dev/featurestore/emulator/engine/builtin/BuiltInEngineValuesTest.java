package dev.featurestore.emulator.engine.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.engine.OutputValue;
import dev.featurestore.emulator.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of variables, locals and outputs. */
class BuiltInEngineValuesTest {

    @TempDir
    private Path folder;

    private Rehearsal stack;

    @BeforeEach
    void makeStack() {
        stack = new Rehearsal(folder);
    }

    @Test
    void keepsSensitiveVariablesOutOfAttributes() throws Exception {
        stack.file("main.tf", """
                        variable "password" { sensitive = true }
                        variable "shape" {}
                        resource "oci_mysql_mysql_db_system" "this" {
                          admin_password = var.password
                          shape_name     = var.shape
                        }
                        """)
                .variable("password", "s3cret")
                .variable("shape", "small")
                .apply();

        assertThat(stack.resource("oci_mysql_mysql_db_system.this")
                        .at("/instances/0/attributes/shape_name")
                        .asText())
                .isEqualTo("small");
        assertThat(stack.state().toString()).doesNotContain("s3cret");
    }

    @Test
    void followsLocalValuesHoweverManyThereAre() throws Exception {
        int length = 20_000;
        StringBuilder chain = new StringBuilder("locals {\n");
        for (int i = 0; i < length; i++) {
            chain.append("  a").append(i).append(" = (local.a").append(i + 1).append(")\n");
        }
        chain.append("  a").append(length).append(" = x.this.id\n}\n");
        Rehearsal.Result result =
                stack.file("main.tf", """
                resource "x" "this" {}
                resource "x" "that" { id_of_this = local.a0 }
                output "id" { value = local.a0 }
                """).file("locals.tf", chain.toString()).apply();

        assertThat(result.text()).contains("+ id = (known after apply)");
        assertThat(result.done()).containsExactly("x.this: Creation", "x.that: Creation");
        JsonNode resources = stack.state().path("resources");
        String id = resources.path(0).at("/instances/0/attributes/id").asText();
        assertThat(resources.path(1).at("/instances/0/attributes/id_of_this").asText())
                .isEqualTo(id);
        assertThat(result.outcome().outputs()).singleElement().returns(id, OutputValue::value);
    }

    @Test
    void readsTheTextOfVariablesAsTerraformDoesByTheirType() throws Exception {
        Rehearsal.Result result = stack.file("main.tf", """
                        variable "text" { type = string }
                        variable "untyped" {}
                        variable "any" { type = any }
                        variable "rules" { type = map(list(string)) }
                        """)
                .variable("text", "$${a}")
                .variable("untyped", "[1]")
                .variable("any", "[1]")
                .variable("rules", "{\"a\": [\"$${b} %%{c} $d\"]}")
                .plan();

        JsonNode variables =
                Json.read(result.outcome().planJson().orElseThrow()).at("/variables");
        assertThat(variables.at("/text/value").textValue()).isEqualTo("$${a}");
        assertThat(variables.at("/untyped/value").textValue()).isEqualTo("[1]");
        assertThat(variables.at("/any/value/0").intValue()).isEqualTo(1);
        assertThat(variables.at("/rules/value/a/0").textValue()).isEqualTo("${b} %{c} $d");
    }

    @Test
    void takesNumbersBeyondAllBounds() throws Exception {
        stack.file("main.tf", "resource \"x\" \"y\" {\n  big = 1e2147483647\n  small = -1e-2147483647\n}\n");

        assertThat(stack.apply().outcome().failure()).isEmpty();
        assertThat(stack.apply().outcome().failure()).isEmpty();
    }

    @Test
    void leavesNullOutputsOut() throws Exception {
        assertThat(stack.file("main.tf", "output \"a\" { value = null }\noutput \"b\" { value = 1.50 }\n")
                        .apply()
                        .outcome()
                        .outputs())
                .extracting(OutputValue::name, OutputValue::value)
                .containsExactly(tuple("b", "1.5"));
    }
}
