package dev.featurestore.terraform.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.Expression;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    private static Variable variable(String type, String condition) throws Exception {
        return TerraformModule.parse(Map.of("main.tf", """
                        variable "x" {
                          type = %s
                          validation {
                            condition     = %s
                            error_message = "Not ${var.x}."
                          }
                        }
                        """.formatted(type, condition)))
                .variables()
                .get(0);
    }

    private static Optional<Boolean> holds(String type, String condition, Object value) throws Exception {
        Variable variable = variable(type, condition);
        return Condition.of(variable)
                .get(0)
                .holds(Conversion.convert(variable, value).orElseThrow());
    }

    private static Object list(Object... items) {
        return List.of(items);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            value = {
                "contains([\"a\", \"b\"], var.x)                         | a      | c",
                "!contains([\"a\"], lower(var.x))                        | b      | A",
                "length(var.x) > 2 && length(var.x) <= 4                 | abc    | abcde",
                "var.x == \"\" || startswith(var.x, \"ocid1.\")          | ocid1. | ocid",
                "can(regex(\"^[a-z]+(-[a-z0-9]+)+-[0-9]+$\", var.x))     | us-a-1 | us",
                "can(regex(\"^a$\", var.x))                              | a      | `a\n`",
                "can(regex(\"^[[:alpha:]][\\\\w-]*$\", var.x))           | a-b    | 1",
                "can(regex(\"(?i)^ABC$\", var.x))                        | aBc    | ab",
                "length(regexall(\"[0-9]\", var.x)) == 2                 | a1b2   | a1",
                "regex(\"^([a-z]+)-([0-9]+)$\", \"ab-12\")[1] == var.x   | 12     | ab",
                "regex(\"^(?P<first>.)\", var.x).first == \"a\"        | ab     | ba",
                "can(regex(\"^(.*a){12}b$\", var.x))                    | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "can(regex(\"^\\\\pL\", var.x))                       | a      | 1",
                "can(cidrhost(var.x, 0))                                 | 10.0.0.0/16 | 10.0.0.0/33",
                "can(cidrnetmask(var.x))                                 | 10.0.0.0/8  | 10.0.0/8",
                "cidrhost(var.x, 5) == \"10.1.0.5\"                      | 10.1.2.3/16 | 10.2.0.0/16",
                "cidrhost(var.x, -1) == \"10.1.255.255\"                 | 10.1.0.0/16 | 10.1.0.0/17",
                "cidrsubnet(var.x, 8, 2) == \"10.0.2.0/24\"              | 10.0.0.0/16 | 10.0.0.0/17",
                "can(tonumber(var.x))                                    | 1e3    | ten",
                "tonumber(var.x) % 2 == 0                                | 4      | 5",
                "try(tonumber(var.x), 7) == 7                            | seven  | 8",
                "(var.x == \"a\" ? 1 : 2) == 1                           | a      | b",
                "endswith(\"${var.x}.com\", \"b.com\")                   | b      | c",
                "alltrue([for p in split(\",\", var.x) : length(p) == 2]) | aa,bb | aa,b",
                "anytrue([for p in split(\",\", var.x) : p == \"b\"])    | a,b    | a",
                "upper(substr(var.x, 0, 1)) == \"A\"                     | abc    | bac",
                "trimspace(var.x) == var.x                               | a      | ` a`",
                "join(\"-\", [var.x, \"b\"]) == \"a-b\"                  | a      | b",
            })
    void decidesText(String condition, String accepted, String refused) throws Exception {
        assertThat(holds("string", condition, accepted)).contains(true);
        assertThat(holds("string", condition, refused)).contains(false);
    }

    @Test
    void decidesNumbersAndTruthValues() throws Exception {
        assertThat(holds("number", "var.x >= 1 && var.x < 65536", "65536")).contains(false);
        assertThat(holds("number", "floor(var.x) == var.x", new BigDecimal("5.0")))
                .contains(true);
        assertThat(holds("number", "max(var.x, 3) == abs(-3)", "2")).contains(true);
        assertThat(holds("number", "var.x / 4 == 0.25", "1.0")).contains(true);
        assertThat(holds("bool", "var.x", "false")).contains(false);
        assertThat(holds("bool", "!var.x", "0")).contains(true);
    }

    @Test
    void decidesListsSetsMapsAndObjects() throws Exception {
        assertThat(holds("list(string)", "alltrue([for c in var.x : can(cidrhost(c, 0))])", list("10.0.0.0/8", "x")))
                .contains(false);
        assertThat(holds("list(number)", "length(distinct(var.x)) == length(var.x)", list("1", "1.0")))
                .contains(false);
        assertThat(holds("set(number)", "length(var.x) == 1", list("1", "1.0"))).contains(true);
        assertThat(holds("list(object({p=number}))", "alltrue(var.x[*].p < 5)", list()))
                .isEmpty();
        assertThat(holds("list(object({p=number}))", "contains(var.x[*].p, 5)", list(Map.of("p", "5"))))
                .contains(true);
        assertThat(holds("map(string)", "alltrue([for k, v in var.x : k == v])", Map.of("a", "a", "b", "c")))
                .contains(false);
        assertThat(holds(
                        "map(string)",
                        "contains(keys(var.x), \"a\") && lookup(var.x, \"b\", \"-\") == \"-\"",
                        Map.of("a", "1")))
                .contains(true);
        assertThat(holds(
                        "map(string)",
                        "{for k, v in var.x : v => k if k != \"z\"}[\"1\"] == \"a\"",
                        Map.of("a", "1", "z", "1")))
                .contains(true);
        assertThat(holds("tuple([string, number])", "var.x[1] == 2 && var.x.0 == \"a\"", list("a", "2")))
                .contains(true);
        assertThat(holds("set(string)", "length(setsubtract(var.x, [\"a\"])) == 0", list("a", "b")))
                .contains(false);
    }

    @Test
    void fillsInTheDefaultsOfOptionalAttributes() throws Exception {
        String type = "object({ocpus = optional(number, 1), memory = optional(number, 16), name = optional(string)"
                + ", net = optional(object({bits = optional(number, 8)}), {}), tags = optional(list(object({v = optional(string, \"d\")})), [])})";

        assertThat(holds(type, "var.x.memory >= var.x.ocpus", Map.of("ocpus", "32")))
                .contains(false);
        assertThat(holds(type, "var.x.name == null && var.x.net.bits == 8", Map.of()))
                .contains(true);
        assertThat(holds(type, "var.x.memory == 16", Map.of("memory", Expression.Null.NULL)))
                .contains(true);
        assertThat(holds(type, "var.x.tags[0].v == \"d\"", Map.of("tags", list(Map.of()))))
                .contains(true);
        assertThat(holds(type, "can(var.x.dropped)", Map.of("dropped", "1"))).contains(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var.y == \"a\"",
                "local.names[var.x] == 1",
                "data.oci_x.y.z == var.x",
                "fileexists(var.x)",
                "strcontains(var.x, \"a\")",
                "timestamp() == var.x",
                "length(var.x) == 1 || md5(var.x) == \"\"",
                "can(regex(\"(?<name>a)\", var.x))",
                "can(regex(\"(a{100}){100}\", var.x))",
                "can(regex(\"\\\\pL\", \"\u00e4\"))",
                "can(regex(\"\\\\p{Adlam}\", var.x))",
                "can(regex(\"(?si)\u00e4\", \"\u00c4\"))",
                "length(regexall(\"b*\", var.x)) == 4",
                "can(cidrhost(\"fd00::/8\", 0))",
                "length(\"\u00e4\") == 2",
                "[var.x] == [\"a\"]",
                "var.x",
                "length(null) == 1",
                "min([1, 2]...) == 2",
                "tonumber(\"1\") / 3 == 0",
                "length([for a in [1,2,3,4,5,6,7,8,9,10] : [for b in [1,2,3,4,5,6,7,8,9,10] : [for c in [1,2,3,4,5,6,7,8,9,10] : [for d in [1,2,3,4,5,6,7,8,9,10] : [for e in [1,2,3,4,5,6,7,8,9,10] : [for f in [1,2,3,4,5,6,7,8,9,10] : f]]]]]]) == 1",
            })
    void leavesToTerraformWhatItCannotKnow(String condition) throws Exception {
        assertThat(holds("string", condition, "a b")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(a", "a++", "(a)\\\\1", "(?=a)", "(?<=a) ", "(?>a)", "(?P<first>a)( )", "a{1001}", "\\\\Z"})
    void refusesARegularExpressionAsTerraformDoes(String expression) throws Exception {
        assertThat(holds("string", "can(regex(\"" + expression + "\", var.x))", "a b"))
                .contains(false);
    }

    @Test
    void leavesToTerraformWhatWouldTakeLong() throws Exception {
        String expression = "(?:" + "ab".repeat(400) + "){999}";

        assertThat(holds("string", "can(regex(\"" + expression + "\", var.x))", "ab".repeat(100)))
                .isEmpty();
    }

    @Test
    void needsOneSideOnlyWhereBothMustHold() throws Exception {
        assertThat(holds("string", "fileexists(var.x) && (var.x == \"a\" && var.y == 1)", "b"))
                .contains(false);
        assertThat(holds("string", "fileexists(var.x) && var.x == \"a\"", "a")).isEmpty();
        assertThat(holds("string", "can(var.x == \"a\" && fileexists(var.x))", "b"))
                .isEmpty();
    }

    @Test
    void standsLongChainsOfOperators() throws Exception {
        assertThat(holds("string", "var.x == \"a\"" + " && var.x != \"b\"".repeat(20_000), "a"))
                .contains(true);
        assertThat(holds("string", "var.x == \"a\"" + " || var.x == \"b\"".repeat(20_000), "a"))
                .isEmpty();
    }

    @Test
    void knowsPositionAndMessage() throws Exception {
        Condition condition = Condition.of(variable("string", "var.x == \"a\"")).get(0);

        assertThat(condition.position()).hasToString("main.tf:4:21");
        assertThat(condition.message("b")).contains("Not b.");
        assertThat(condition.hasFixedMessage()).isFalse();
    }

    @Test
    void refusesWhatTerraformCannotConvert() throws Exception {
        assertThat(Conversion.convert(variable("number", "true"), "many")).isEmpty();
        assertThat(Conversion.convert(variable("bool", "true"), BigDecimal.ONE)).isEmpty();
        assertThat(Conversion.convert(variable("object({a = string})", "true"), Map.of()))
                .isEmpty();
        assertThat(Conversion.convert(variable("tuple([string])", "true"), List.of()))
                .isEmpty();
        assertThat(Conversion.convert(variable("list(any)", "true"), list("a", true)))
                .contains(Unknown.VALUE);
    }
}
