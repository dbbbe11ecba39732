package dev.featurestore.terraform.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.featurestore.terraform.module.TerraformModule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts and places are those of {@code terraform validate -json}. */
class SyntaxErrorTest {

    private static HclSyntaxException problem(String text) {
        return catchThrowableOfType(HclSyntaxException.class, () -> TerraformModule.parse(Map.of("main.tf", text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "a {~  x = ~}                 | 2:7  | Invalid expression | an invalid expression token",
                "a {~  x = 1~                 | 1:3  | Unclosed configuration block | no closing brace for this block",
                "a \"b\" ~  x = 1             | 1:7  | Invalid block definition | starting on the same line",
                "a \"b\" = 1                  | 1:7  | Invalid block definition | The equals sign \"=\"",
                "a \"b\" ]                    | 1:7  | Invalid block definition | Either a quoted string block label",
                "a \"b${c}\" {}               | 1:5  | Invalid string literal | To include a literal \"$\", double it",
                "x = \"abc~                   | 1:9  | Invalid multi-line string | may not be split",
                "x = \"abc${1~}~              | 2:2  | Invalid multi-line string | \\n escape",
                "x = \"abc${1}                | 1:13 | Unterminated template string | No closing marker",
                "x = \"a${1 2}\"              | 1:11 | Extra characters after interpolation expression | shell",
                "x = \"${}\"                  | 1:8  | Invalid expression | Expected the start",
                "x = [1, 2~y = 3              | 2:1  | Missing item separator | Expected a comma",
                "x = {a = 1~                  | 2:1  | Missing expression | end of the file",
                "x = {a 1}                    | 1:8  | Missing key/value separator | Expected an equals sign",
                "x = {a}                      | 1:7  | Missing key/value separator | Expected an equals sign",
                "x = {a,}                     | 1:7  | Missing attribute value | introduced by an equals sign",
                "x = {a = 1 b = 2}            | 1:12 | Missing attribute separator | newline or comma",
                "x = {a = ~1}                 | 1:10 | Invalid expression | Expected the start",
                "x = foo(1~}                  | 2:1  | Missing argument separator | A comma is required",
                "x = foo(1                    | 1:5  | Unterminated function call | no closing parenthesis",
                "x = \"${1                   | 1:6  | Unclosed template interpolation sequence | no closing brace",
                "x = {a = 1                   | 1:5  | Unterminated object constructor expression | brace",
                "a \"b                        | 1:5  | Unterminated string literal | the closing quote mark",
                "x = [1                       | 1:5  | Unterminated tuple constructor expression | bracket",
                "x = (1~}                     | 2:1  | Unbalanced parentheses | closing parenthesis",
                "x = a ? b~                   | 1:10 | Missing false expression in conditional | by a colon",
                "x = \"a\\q\"                 | 1:7  | Invalid escape sequence | The symbol \"q\" is not",
                "x = \"a\\u12\"               | 1:7  | Invalid escape sequence | followed by four hexadecimal",
                "x = \"\\UFFFFFFFF\"          | 1:6  | Invalid escape sequence | followed by eight hexadecimal",
                "x = 1 y = 2                  | 1:7  | Missing newline after argument | must end with a newline",
                "a {}}                        | 1:5  | Missing newline after block definition | must end with",
                "a { x = 1, y = 2 }           | 1:10 | Invalid single-argument block definition | only one argument",
                "a { x = 1~}                  | 1:10 | Invalid single-argument block definition | on the same line",
                "a { x = 1 y }                | 1:11 | Invalid single-argument block definition | must end with",
                "a { b {} }                   | 1:5  | Argument definition required | a line of its own",
                "a { = 1 }                    | 1:5  | Argument or block definition required | required here.",
                "x = <<EOT~abc~}~             | 4:1  | Unterminated template string | No closing marker",
                "x = <<EOT abc~               | 1:5  | Invalid expression | Expected the start",
                "a {~  x = 1~  x = 2~}        | 3:3  | Attribute redefined | already set at main.tf:2,3-4.",
                "= 1                          | 1:1  | Argument or block definition required | required here.",
                "x : 1                        | 1:1  | Argument or block definition required | use the equals sign",
                "\"a\" = 1                    | 1:1  | Invalid argument name | must not be quoted",
                "/* abc                       | 1:1  | Argument or block definition required | required here.",
                "x = 'abc'                    | 1:5  | Invalid character | Single quotes are not valid",
                "x = a & b                    | 1:7  | Unsupported operator | Did you mean boolean AND (\"&&\")?",
                "x = a ^ b                    | 1:7  | Unsupported operator | Bitwise operators are not supported.",
                "x = @                        | 1:5  | Invalid character | is not used within the language",
                "x = `a`                      | 1:5  | Invalid character | use the \"heredoc\" syntax",
                "x = a;                       | 1:6  | Invalid character | Use newlines to separate",
                "x = [for a in b]             | 1:16 | Invalid 'for' expression | requires a colon",
                "x = [for a b]                | 1:12 | Invalid 'for' expression | requires the 'in' keyword",
                "x = [for a in b: c => d]     | 1:18 | Invalid 'for' expression | not valid when building a tuple",
                "x = [for a in b: d...]       | 1:19 | Invalid 'for' expression | Grouping ellipsis",
                "x = [for 1 in b: d]          | 1:10 | Invalid 'for' expression | variable name after 'for'",
                "x = [for a,1 in b: d]        | 1:12 | Invalid 'for' expression | variable name after comma",
                "x = [for a in b: d e]        | 1:20 | Invalid 'for' expression | Extra characters",
                "x = {for a in b: c}          | 1:18 | Invalid 'for' expression | required when building an object",
                "x = \"%{ if a }b\"           | 1:16 | Unexpected end of template | The if directive at main.tf:1,6-15 is",
                "x = \"%{ for a in b }b\"     | 1:22 | Unexpected end of template | corresponding endfor directive",
                "x = \"%{ foo }b\"            | 1:9  | Invalid template control keyword | \"foo\" is not a valid",
                "x = \"%{ 1 }b\"              | 1:9  | Invalid template directive | (\"if\", \"for\", etc)",
                "x = \"%{ endif }b\"          | 1:6  | Unexpected endif directive | are unbalanced",
                "x = \"%{ else }b\"           | 1:6  | Unexpected else directive | are unbalanced",
                "x = \"%{ for a in b }b%{ endif }\" | 1:22 | Unexpected endif directive | Expecting an endfor directive",
                "x = \"%{ if b }b%{ else }c%{ else }%{ endif }\" | 1:26 | Unexpected else directive | started at main.tf:1,6-15.",
                "x = \"%{ for b }b%{ endfor }\" | 1:15 | Invalid 'for' directive | requires 'in' keyword",
                "x = \"%{ if b c }b%{ endif }\" | 1:14 | Extra characters in if marker | closing brace",
                "x = a.~                      | 1:7  | Invalid attribute name | required after a dot",
                "x = 5.~                      | 1:7  | Invalid attribute name | required after a dot",
                "x = a[\"b\" c]               | 1:11 | Missing close bracket on index | must end with a closing",
                "x = a[*.b                    | 1:8  | Missing close bracket on splat index | immediately followed",
                "x = a.*.b.*.c                | 1:11 | Nested splat expression not allowed | another attribute-only",
                "x = 1..2                     | 1:5  | Invalid number literal | Failed to recognize",
                "x = 1e9999999999             | 1:5  | Invalid number literal | Failed to recognize",
                "x = 1e                       | 1:6  | Missing newline after argument | must end with",
                "x = a.0.1                    | 1:7  | Invalid legacy index syntax | like [0][1]",
                "x = .5                       | 1:5  | Invalid expression | Expected the start",
                "x = a ** b                   | 1:8  | Invalid expression | Expected the start",
                "x = $a                       | 1:5  | Invalid character | is not used within the language",
                "x = foo(1..., 3)             | 1:10 | Missing closing parenthesis | immediately followed",
                "x = foo(, 3)                 | 1:9  | Invalid expression | Expected the start",
                "x = é😀.                     | 1:6  | Invalid character | is not used within the language",
            })
    void saysWhereAndWhatIsWrong(String text, String place, String summary, String detail) {
        HclSyntaxException problem = problem(text.replace('~', '\n'));

        assertThat(problem.position()).hasToString("main.tf:" + place);
        assertThat(problem.summary()).isEqualTo(summary);
        assertThat(problem.detail()).contains(detail);
        assertThat(problem).hasMessage("main.tf:" + place + ": " + summary + ": " + problem.detail());
    }

    @Test
    void countsLinesOfWindowsAndPassesOverAByteOrderMark() {
        assertThat(problem("\uFEFFlocals {\r\n  a = 1\r\n  b = ]\r\n}\r\n").position())
                .hasToString("main.tf:3:7");
        assertThat(problem("\uFEFF]").position()).hasToString("main.tf:1:1");
    }

    @Test
    void namesTheFirstProblemInTheOrderOfFileNames() {
        HclSyntaxException problem = catchThrowableOfType(
                HclSyntaxException.class,
                () -> TerraformModule.parse(Map.of("b.tf", "]", "a.tf", "locals {}\n[", "c.tf", "}")));
        assertThat(problem.position()).hasToString("a.tf:2:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "(", "{a=", "!", "-", "a[", "f(", "\"${", "\"%{if ", "a ? ", "a ? b : ", "[for a in "})
    void refusesDeepNestingInsteadOfOverflowingTheStack(String opening) {
        assertThat(problem("x = " + opening.repeat(100_000)).summary())
                .isIn("Configuration nested too deeply", "Invalid expression");
        assertThat(problem("x = " + opening.repeat(100_000) + "1").summary())
                .isEqualTo("Configuration nested too deeply");
    }

    @Test
    void refusesDeepNestingOfBlocksSplatsAndDirectives() {
        assertThat(problem("a {\n".repeat(10_000)).summary()).isEqualTo("Configuration nested too deeply");
        assertThat(problem("x = a" + "[*]".repeat(10_000)).summary()).isEqualTo("Configuration nested too deeply");
        assertThat(problem("x = \"" + "%{if a}".repeat(10_000) + "\"").summary())
                .isEqualTo("Configuration nested too deeply");
    }

    @Test
    void refusesANumberThatTakesMinutesToRead() {
        HclSyntaxException problem = problem("x = " + "7".repeat(3_000_000));

        assertThat(problem.summary()).isEqualTo("Invalid number literal");
        assertThat(problem).hasMessageContaining("3000000 characters; at most 10000 are supported");
    }

    @Test
    void readsNestingThatPeopleWrite() throws HclSyntaxException {
        String nested = "locals {\n  x = " + "[{ a = (".repeat(40) + "1" + ") }]".repeat(40) + "\n}\n";
        assertThat(TerraformModule.parse(Map.of("main.tf", nested)).locals()).containsKey("x");
    }
}
