package dev.featurestore.operator.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.featurestore.operator.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Terraform sees of values that are written without quotes, by the type that the stack declares. */
class WrittenValuesTest {
    private static final String HEAD = """
            kind: operator
            type: feature_store
            version: v1
            spec:
              compartment_id: ocid1.compartment.oc1..bbbb
              region: us-ashburn-1
              service_version: 1.10
              stack: {source: own}
              variables:
            """;

    @TempDir
    Path project;

    /**
     * A variable.
     *
     * @param type as in Terraform; empty for none
     * @param yaml the value
     * @param sent what Resource Manager is sent
     * @param seen what the stack sees, in JSON as Terraform writes it
     */
    private record Case(String type, String yaml, String sent, String seen) {}

    private static final List<Case> CASES = List.of(
            // Text stays as it is written.
            new Case("string", "72225e2", "72225e2", "\"72225e2\""),
            new Case("string", "1.10", "1.10", "\"1.10\""),
            new Case("string", "-0", "-0", "\"-0\""),
            new Case("string", "True", "True", "\"True\""),
            new Case("string", "true", "true", "\"true\""),
            new Case("string", "0x10", "0x10", "\"0x10\""),
            new Case("string", "0o17", "0o17", "\"0o17\""),
            new Case("string", "1_000", "1_000", "\"1_000\""),
            new Case("string", "1e3", "1e3", "\"1e3\""),
            new Case("string", ".5", ".5", "\".5\""),
            new Case("string", "+5", "+5", "\"+5\""),
            new Case("string", "5.", "5.", "\"5.\""),
            new Case("string", "012", "012", "\"012\""),
            new Case("string", "12e45678", "12e45678", "\"12e45678\""),
            new Case("string", "yes", "yes", "\"yes\""),
            new Case("string", "2026-11-28", "2026-11-28", "\"2026-11-28\""),
            new Case("string", ".inf", ".inf", "\".inf\""),
            new Case("string", "12345678901234567890", "12345678901234567890", "\"12345678901234567890\""),
            new Case("string", "!!int 012", "012", "\"012\""),
            new Case("list(string)", "[1.30, 3.10]", "[\"1.30\",\"3.10\"]", "[\"1.30\",\"3.10\"]"),
            new Case(
                    "list(string)",
                    "[-0, True, 0x10, 1e3, ~]",
                    "[\"-0\",\"True\",\"0x10\",\"1e3\",null]",
                    "[\"-0\",\"True\",\"0x10\",\"1e3\",null]"),
            // As it was sent before where that is right, so that no deployment changes.
            new Case("list(string)", "[1, 2.5, true, abc]", "[1,2.5,true,\"abc\"]", "[\"1\",\"2.5\",\"true\",\"abc\"]"),
            new Case("set(string)", "[1.0, 1.00]", "[\"1.0\",\"1.00\"]", "[\"1.0\",\"1.00\"]"),
            new Case(
                    "map(string)",
                    "{a: 1.10, 1.20: False}",
                    "{\"a\":\"1.10\",\"1.20\":\"False\"}",
                    "{\"1.20\":\"False\",\"a\":\"1.10\"}"),
            new Case(
                    "object({release = string})",
                    "{release: 1.10}",
                    "{\"release\":\"1.10\"}",
                    "{\"release\":\"1.10\"}"),
            new Case(
                    "object({a = optional(string, \"x\"), n = optional(number)})",
                    "{a: 72225e2, n: 72225e2}",
                    "{\"a\":\"72225e2\",\"n\":7222500}",
                    "{\"a\":\"72225e2\",\"n\":7222500}"),
            new Case(
                    "tuple([string, number, bool])", "[012, 012, True]", "[\"012\",\"012\",true]", "[\"012\",12,true]"),
            new Case(
                    "list(object({tags = map(list(string))}))",
                    "[{tags: {v: [3.10]}}]",
                    "[{\"tags\":{\"v\":[\"3.10\"]}}]",
                    "[{\"tags\":{\"v\":[\"3.10\"]}}]"),
            // Numbers and booleans.
            new Case("number", "72225e2", "7222500", "7222500"),
            new Case("number", "1.10", "1.10", "1.1"),
            new Case("number", "-0", "0", "0"),
            new Case("number", "0x10", "16", "16"),
            new Case("number", "0o17", "15", "15"),
            new Case("number", ".5", ".5", "0.5"),
            new Case("number", "+5", "+5", "5"),
            new Case("number", "012", "012", "12"),
            new Case("number", "\"5\"", "5", "5"),
            new Case("list(number)", "[0x1F, 1.50, .5]", "[31,1.50,\".5\"]", "[31,1.5,0.5]"),
            new Case("bool", "True", "true", "true"),
            new Case("bool", "FALSE", "false", "false"),
            new Case("bool", "1", "1", "true"),
            new Case(
                    "map(bool)", "{a: TRUE, b: \"false\"}", "{\"a\":true,\"b\":\"false\"}", "{\"a\":true,\"b\":false}"),
            // Without a type Terraform takes the text that it is sent.
            new Case("", "72225e2", "72225e2", "\"72225e2\""),
            new Case("", "-0", "-0", "\"-0\""),
            new Case("", "yes", "yes", "\"yes\""),
            new Case("any", "5", "5", "5"),
            new Case("any", "yes", "\"yes\"", "\"yes\""),
            new Case("any", "[a, 2026-11-28]", "[\"a\",\"2026-11-28\"]", "[\"a\",\"2026-11-28\"]"),
            // Text that is JSON, where a list or an object is wanted.
            new Case("list(string)", "$LIST", "[\"1.30\",\"${x}\",7]", "[\"1.30\",\"${x}\",\"7\"]"),
            new Case(
                    "object({cidrs = list(string), n = number})",
                    "{cidrs: $LIST, n: $NUMBER}",
                    "{\"cidrs\":[\"1.30\",\"${x}\",7],\"n\":\"5\"}",
                    "{\"cidrs\":[\"1.30\",\"${x}\",\"7\"],\"n\":5}"),
            new Case("map(any)", "'{\"k\": [1, 2]}'", "{\"k\":[1,2]}", "{\"k\":[1,2]}"),
            new Case("string", "$LIST", "[1.30, \"${x}\", 7]", "\"[1.30, \\\"${x}\\\", 7]\""),
            new Case("any", "'[1]'", "\"[1]\"", "\"[1]\""),
            new Case("bool", "$TRUTH", "true", "true"));

    private static String name(int index) {
        return "v" + index;
    }

    private Deployable deployable() throws IOException {
        StringBuilder stack =
                new StringBuilder("variable \"region\" {}\nvariable \"service_version\" {\n  type = string\n}\n");
        StringBuilder yaml = new StringBuilder(HEAD);
        stack.append("output \"service_version\" {\n  value = jsonencode(var.service_version)\n}\n");
        for (int i = 0; i < CASES.size(); i++) {
            String type = CASES.get(i).type();
            stack.append("variable \"%s\" {\n%s\n}\n".formatted(name(i), type.isEmpty() ? "" : "  type = " + type));
            stack.append("output \"%s\" {\n  value = jsonencode(var.%s)\n}\n".formatted(name(i), name(i)));
            yaml.append("    ")
                    .append(name(i))
                    .append(": ")
                    .append(CASES.get(i).yaml())
                    .append('\n');
        }
        Files.writeString(Files.createDirectories(project.resolve("own")).resolve("main.tf"), stack);
        Path file = Files.writeString(project.resolve("feature_store.yaml"), yaml);
        SomeValues values = new SomeValues(Map.of("LIST", "[1.30, \"${x}\", 7]", "NUMBER", "5", "TRUTH", "true"));
        Verified<Deployable> verified = new LocalVerifier(project, getClass().getClassLoader(), values).verify(file);
        assertThat(verified.problems()).extracting(Problem::text).isEmpty();
        return verified.orThrow();
    }

    @Test
    void areSentAsTheTypeWants() throws IOException {
        Deployable deployable = deployable();

        Map<String, String> sent = new StackVariables(deployable.module()).values(deployable.config());

        Map<String, String> wrong = new LinkedHashMap<>();
        for (int i = 0; i < CASES.size(); i++) {
            String expected = CASES.get(i).sent().replace("${", isJson(i) ? "$${" : "${");
            if (!expected.equals(sent.get(name(i)))) {
                wrong.put(CASES.get(i).toString(), String.valueOf(sent.get(name(i))));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(sent).containsEntry("service_version", "1.10");
    }

    private static boolean isJson(int index) {
        return !CASES.get(index).type().equals("string");
    }

    @Test
    @Timeout(120)
    void areSeenByTerraformAsTheyAreWritten() throws Exception {
        Deployable deployable = deployable();
        Map<String, String> sent = new StackVariables(deployable.module()).values(deployable.config());

        terraform(sent, "apply", "-auto-approve", "-input=false");
        JsonNode outputs = new ObjectMapper().readTree(terraform(Map.of(), "output", "-json"));

        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < CASES.size(); i++) {
            String seen = outputs.at("/" + name(i) + "/value").asText();
            if (!seen.equals(CASES.get(i).seen())) {
                wrong.add(CASES.get(i) + " is seen as " + seen);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(outputs.at("/service_version/value").asText()).isEqualTo("\"1.10\"");
    }

    private String terraform(Map<String, String> variables, String... arguments) throws Exception {
        ProcessBuilder terraform =
                new ProcessBuilder("terraform").directory(project.resolve("own").toFile());
        terraform.command().addAll(List.of(arguments));
        Path printed = project.resolve("printed.txt");
        Path errors = project.resolve("errors.txt");
        terraform.redirectOutput(printed.toFile()).redirectError(errors.toFile());
        Map<String, String> environment = terraform.environment();
        environment.keySet().removeIf(name -> name.startsWith("TF_"));
        // Otherwise Terraform asks its maker for a newer version.
        environment.put("CHECKPOINT_DISABLE", "1");
        variables.forEach((name, value) -> environment.put("TF_VAR_" + name, value));
        Process process;
        try {
            process = terraform.start();
        } catch (IOException notInstalled) {
            if ("true".equals(System.getenv("CI"))) {
                fail("terraform is not on the PATH, and CI=true lets no check be skipped", notInstalled);
            }
            return abort("skipped: terraform is not on the PATH");
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends in time").isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return Files.readString(printed);
    }
}
