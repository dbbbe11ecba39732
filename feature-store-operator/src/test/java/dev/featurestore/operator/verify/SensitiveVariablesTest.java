package dev.featurestore.operator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // before each test
class SensitiveVariablesTest {

    private SensitiveVariables variables;

    @BeforeEach
    void readStack() throws HclSyntaxException {
        variables = new SensitiveVariables(TerraformModule.parse(Map.of("variables.tf", """
                variable "db" {
                  type      = object({ password = string, pin = number, hosts = list(string) })
                  sensitive = true
                }

                variable "token" {
                  type      = string
                  sensitive = true
                }

                variable "salt" {
                  type      = map(string)
                  default   = { one = "default-salt" }
                  sensitive = true
                }

                variable "name" {
                  type = string
                }
                """)));
    }

    @Test
    void hidesEachPartOfAnObject() {
        String json = "{\"password\":\"of-the-database\",\"pin\":48151,\"hosts\":[\"host-one\",\"host-two\"]}";

        assertThat(variables.secrets(Map.of("db", json, "name", "shown")))
                .containsExactly(json, "of-the-database", "48151", "host-one", "host-two");
    }

    @Test
    void readsValuesThatTheConsoleHasWritten() {
        assertThat(variables.secrets(Map.of("db", "{ password = \"a$${b}\", hosts = [] }")))
                .contains("a${b}");
        assertThat(variables.secrets(Map.of("db", "{ password = ", "token", "{ \"x\": \"y\" }")))
                .containsExactly("{ password = ", "{ \"x\": \"y\" }");
    }

    @Test
    void knowsDefaultsOfVariablesWithoutAValue() {
        assertThat(variables.secretsAndDefaults(Map.of("token", "of-the-user")))
                .containsExactlyInAnyOrder("of-the-user", "default-salt");
        assertThat(variables.secretsAndDefaults(Map.of("salt", "{}"))).containsExactly("{}");
    }

    @Test
    void hidesASecretAsItIsQuoted() {
        Redaction redaction = new Redaction(List.of("p<ss\"w\\rd", "first line\nsecond line"))
                .and(variables.secrets(Map.of("token", "other")));

        assertThat(List.of(
                        "p<ss\"w\\rd",
                        "x = \"p<ss\\\"w\\\\rd\"",
                        "{\"x\":\"p\\u003css\\\"w\\\\rd\"}",
                        "\"first line\\nsecond line\"",
                        "other"))
                .map(redaction::hide)
                .containsExactly(
                        "(sensitive value)",
                        "x = \"(sensitive value)\"",
                        "{\"x\":\"(sensitive value)\"}",
                        "\"(sensitive value)\\n(sensitive value)\"",
                        "(sensitive value)");
    }
}
