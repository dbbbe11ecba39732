package dev.featurestore.terraform.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import dev.featurestore.terraform.syntax.ParsedFiles;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageCheckTest {

    private static List<Finding> check(String text) {
        return LanguageCheck.in(ParsedFiles.of(Map.of("main.tf", text)));
    }

    /** Text, place, construct and version that first had it, and what Terraform 1.5 says. */
    static Stream<Arguments> later() {
        return Stream.of(
                Arguments.of(
                        "removed {\n  from = a_b.c\n}",
                        "1:1 removed block (Terraform 1.7)",
                        "Unsupported block type: Blocks of type \"removed\" are not expected here."),
                Arguments.of(
                        "ephemeral \"a_b\" \"c\" {\n}",
                        "1:1 ephemeral block (Terraform 1.10)",
                        "Unsupported block type: Blocks of type \"ephemeral\" are not expected here."),
                Arguments.of(
                        "import {\n  for_each = toset([])\n  to = a_b.c\n  id = \"x\"\n}",
                        "2:3 for_each of an import (Terraform 1.7)",
                        "Unsupported argument: An argument named \"for_each\" is not expected here."),
                Arguments.of(
                        "import {\n  to = a_b.c\n  id = \"a/${var.name}\"\n}",
                        "3:13 expression as the id of an import (Terraform 1.6)",
                        "Variables not allowed: Variables may not be used here."),
                Arguments.of(
                        "import {\n  to = a_b.c\n  id = lower(\"A\")\n}",
                        "3:8 expression as the id of an import (Terraform 1.6)",
                        "Function calls not allowed: Functions may not be called here."),
                Arguments.of(
                        "moved {\n  from = module.m[0].a_b.c[\"k\"]\n  to   = module.n.a_d.c\n}",
                        "2:10 moved block between types of resources (Terraform 1.8)",
                        "Resource type mismatch: This statement declares a move from a_b to a_d, which is a resource of a"
                                + " different type."),
                Arguments.of(
                        "locals {\n  a = [for x in [1] : provider::time::parse(x)]\n}",
                        "2:23 provider-defined function provider::time::parse (Terraform 1.8)",
                        "Call to unknown function: There is no function named \"provider::time::parse\"."),
                Arguments.of(
                        "locals {\n  a = \"${core::lower(\"A\")}\"\n}",
                        "2:10 function core::lower (Terraform 1.8)",
                        "There is no function named \"core::lower\"."),
                Arguments.of(
                        "resource \"a_b\" \"c\" {\n  d {\n    e = issensitive(var.x) ? 1 : 2\n  }\n}",
                        "3:9 function issensitive (Terraform 1.8)",
                        "There is no function named \"issensitive\"."),
                Arguments.of(
                        "output \"a\" {\n  value = templatestring(local.t, {})\n}",
                        "2:11 function templatestring (Terraform 1.9)",
                        "There is no function named \"templatestring\"."),
                Arguments.of(
                        "output \"a\" {\n  value = terraform.applying\n}",
                        "2:11 terraform.applying (Terraform 1.10)",
                        "does not have an attribute named \"applying\""),
                Arguments.of(
                        "variable \"a\" {\n  validation {\n    condition     = var.a > var.b\n"
                                + "    error_message = \"No.\"\n  }\n}",
                        "3:29 reference to another object in the validation of a variable (Terraform 1.9)",
                        "Invalid reference in variable validation: The condition for variable \"a\" can only refer to the"
                                + " variable itself, using var.a."),
                Arguments.of(
                        "variable \"a\" {\n  validation {\n    condition     = var.a > 1\n"
                                + "    error_message = \"No, ${local.b}.\"\n  }\n}",
                        "4:28 reference to another object in the validation of a variable (Terraform 1.9)",
                        "The error message for variable \"a\" can only refer to the variable itself"),
                Arguments.of(
                        "variable \"a\" {\n  ephemeral = true\n}",
                        "2:3 ephemeral variable (Terraform 1.10)",
                        "An argument named \"ephemeral\" is not expected here."),
                Arguments.of(
                        "output \"a\" {\n  ephemeral = true\n  value = 1\n}",
                        "2:3 ephemeral output (Terraform 1.10)",
                        "An argument named \"ephemeral\" is not expected here."),
                Arguments.of(
                        "resource \"a_b\" \"c\" {\n  password_wo = var.p\n  password_wo_version = 1\n}",
                        "2:3 write-only argument password_wo (Terraform 1.11)",
                        "An argument named \"password_wo\" is not expected here."),
                Arguments.of(
                        "import {\n  to = a_b.c\n  identity = { id = \"x\" }\n}",
                        "3:3 import by identity (Terraform 1.12)",
                        "An argument named \"identity\" is not expected here."),
                Arguments.of(
                        "action \"a_b\" \"c\" {\n}",
                        "1:1 action block (Terraform 1.14)",
                        "Blocks of type \"action\" are not expected here."),
                Arguments.of(
                        "terraform {\n  encryption {\n  }\n}",
                        "2:3 encryption block (OpenTofu 1.7)",
                        "Blocks of type \"encryption\" are not expected here."),
                Arguments.of(
                        "terraform {\n  backend \"http\" {\n    address = var.a\n  }\n}",
                        "3:15 value in a backend (OpenTofu 1.8)",
                        "Variables may not be used here."),
                Arguments.of(
                        "module \"a\" {\n  source = \"./${var.a}\"\n}",
                        "2:17 value in the source of a module (OpenTofu 1.8)",
                        "Variables may not be used here."),
                Arguments.of(
                        "provider \"a\" {\n  for_each = var.regions\n}",
                        "2:3 for_each of a provider (OpenTofu 1.9)",
                        "Reserved argument name in provider block: The provider argument name \"for_each\" is reserved"),
                Arguments.of(
                        "variable \"a\" {\n  deprecated = \"old\"\n}",
                        "2:3 deprecated variable (OpenTofu 1.10)",
                        "An argument named \"deprecated\" is not expected here."),
                Arguments.of(
                        "resource \"a_b\" \"c\" {\n  lifecycle {\n    enabled = false\n  }\n}",
                        "3:5 enabled in lifecycle (OpenTofu 1.11)",
                        "An argument named \"enabled\" is not expected here."));
    }

    @ParameterizedTest
    @MethodSource("later")
    void findsWhatCameAfterTerraform15(String text, String found, String words) {
        assertThat(check(text)).singleElement().satisfies(finding -> {
            assertThat(finding.position().line() + ":" + finding.position().column() + " " + finding.construct() + " ("
                            + finding.since() + ")")
                    .isEqualTo(found);
            assertThat(finding.instead()).isNotBlank();
            assertThat(finding.summary() + ": " + finding.detail()).contains(words);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "moved {\n  from = module.a\n  to   = module.b\n}",
                "moved {\n  from = a_b.c\n  to   = module.m[\"x\"].a_b.c[0]\n}",
                "import {\n  to = a_b.c[\"k\"]\n  id = \"x\"\n}",
                "variable \"a\" {\n  validation {\n    condition = alltrue([for k in var.a : k > 1])\n  }\n}",
                "check \"a\" {\n  assert {\n    condition     = var.b\n    error_message = \"No.\"\n  }\n}",
                "terraform {\n  cloud {\n  }\n  backend \"http\" {\n    address = \"x\"\n  }\n}",
                "locals {\n  a = true ? {b : 1} : {c : plantimestamp()}\n  d = strcontains(terraform.workspace, \"x\")\n}",
                "data \"a_b\" \"c\" {\n  lifecycle {\n    postcondition {\n      condition = self.a\n    }\n  }\n}",
            })
    void findsNothingInLanguageOfTerraform15(String text) {
        assertThat(check(text)).isEmpty();
    }

    @Test
    void findsEverythingInTheOrderOfFilesAndPlaces() {
        List<Finding> found = LanguageCheck.in(ParsedFiles.of(Map.of(
                "b.tf", "removed {\n}",
                "a.tf", """
                removed {
                }
                locals {
                  a = [issensitive(1), issensitive(2)]
                }
                """)));

        assertThat(found)
                .extracting(finding -> finding.position().toString())
                .containsExactly("a.tf:1:1", "a.tf:4:8", "a.tf:4:24", "b.tf:1:1");
    }

    @Test
    void leavesFilesThatCannotBeParsedToTheReader() {
        assertThat(LanguageCheck.in(
                        ParsedFiles.of(Map.of("a.tf", "locals {\n  a = = 1\n}\n", "b.tf", "removed {\n}\n"))))
                .extracting(finding -> finding.position().file())
                .containsExactly("b.tf");
    }

    @Test
    void functionsWithNamespacesAreRefusedByTheReaderInTheSameWords() {
        HclSyntaxException refused = catchThrowableOfType(
                HclSyntaxException.class,
                () -> TerraformModule.parse(Map.of("main.tf", "locals {\n  a = provider::oci::x(1)\n}\n")));

        assertThat(refused)
                .hasMessage("main.tf:2:7: Call to unknown function: There is no function named \"provider::oci::x\".");
    }

    @Test
    void namespacesAreNoValues() {
        HclSyntaxException refused = catchThrowableOfType(
                HclSyntaxException.class,
                () -> TerraformModule.parse(Map.of("main.tf", "locals {\n  a = provider::oci::x\n}\n")));

        assertThat(refused).hasMessageContaining("main.tf:2:").hasMessageContaining("Missing open parenthesis");
    }
}
