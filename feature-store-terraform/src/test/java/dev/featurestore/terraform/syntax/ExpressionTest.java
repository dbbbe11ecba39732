package dev.featurestore.terraform.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

    private static Expression parse(String text) throws HclSyntaxException {
        return BodyParser.parse("main.tf", "x = " + text + "\n")
                .attribute("x")
                .orElseThrow()
                .value();
    }

    /** Writes an expression so that its structure shows. */
    private static String show(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return literal.value() instanceof String text
                    ? "'" + text + "'"
                    : literal.value().toString();
        }
        if (expression instanceof Expression.Traversal name) {
            return String.join(
                    ".",
                    Stream.concat(Stream.of(name.root()), name.attributes().stream())
                            .toList());
        }
        String name = expression.getClass().getSimpleName();
        if (expression instanceof Expression.Binary binary) {
            name = binary.operator();
        } else if (expression instanceof Expression.Unary unary) {
            name = unary.operator();
        } else if (expression instanceof Expression.Call call) {
            name = call.function();
        } else if (expression instanceof Expression.GetAttribute attribute) {
            name = "." + attribute.name();
        } else if (expression instanceof Expression.For loop) {
            name = "For " + String.join(",", loop.names());
        }
        return expression.children().stream()
                .map(ExpressionTest::show)
                .collect(Collectors.joining(
                        " ", "(" + name + (expression.children().isEmpty() ? "" : " "), ")"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '§',
            value = {
                "1 + 2 * 3                   ¦ (+ 1 (* 2 3))",
                "1 * 2 + 3                   ¦ (+ (* 1 2) 3)",
                "1 - 2 - 3                   ¦ (- (- 1 2) 3)",
                "a || b && c == d            ¦ (|| a (&& b (== c d)))",
                "a + b * c == d && e         ¦ (&& (== (+ a (* b c)) d) e)",
                "a < b == c >= d             ¦ (== (< a b) (>= c d))",
                "-a * !b                     ¦ (* (- a) (! b))",
                "-a.b[0]                     ¦ (- (Index a.b 0))",
                "a % b / c                   ¦ (/ (% a b) c)",
                "(1 + 2) * 3                 ¦ (* (Parentheses (+ 1 2)) 3)",
                "a ? b : c ? d : e           ¦ (Conditional a b (Conditional c d e))",
                "a ? b ? 1 : 2 : 3           ¦ (Conditional a (Conditional b 1 2) 3)",
                "a == null ? b : c           ¦ (Conditional (== a NULL) b c)",
                "var.a.b.c                   ¦ var.a.b.c",
                "a[0].b                      ¦ (.b (Index a 0))",
                "a.0.b                       ¦ (.b (Index a 0))",
                "a[\"k\"][b.c]               ¦ (Index (Index a 'k') b.c)",
                "a[*].b[0]                   ¦ (Splat a (Index (.b (SplatElement)) 0))",
                "a.*.b[0]                    ¦ (Index (Splat a (.b (SplatElement))) 0)",
                "a.b.*.c.0                   ¦ (Splat a.b (Index (.c (SplatElement)) 0))",
                "f(a)[0].b                   ¦ (.b (Index (f a) 0))",
                "f()                         ¦ (f)",
                "f(a, b,)                    ¦ (f a b)",
                "f(a, b...)                  ¦ (f a b)",
                "[1, 2,]                     ¦ (Tuple 1 2)",
                "[]                          ¦ (Tuple)",
                "{}                          ¦ (ObjectConstructor)",
                "{ a = 1, \"b\" : 2, (c) = 3 } ¦ (ObjectConstructor 'a' 1 'b' 2 (Parentheses c) 3)",
                "[for a in b : a.c if a.d]   ¦ (For a b a.c a.d)",
                "[for k, v in b : v]         ¦ (For k,v b v)",
                "{for a in b : a.k => a.v...} ¦ (For a b a.k a.v)",
                "\"a${b}c\"                  ¦ (Template 'a' b 'c')",
                "\"${b}\"                    ¦ (Template b)",
                "\"a ${~ b ~} c\"            ¦ (Template 'a' b 'c')",
                "\"$${b}%%{c}\"              ¦ '${b}%{c}'",
                "\"$$$ % 5%\"                ¦ '$$$ % 5%'",
                "\"%{ if a }b%{ else }c%{ endif }\" ¦ (Template (Conditional a 'b' 'c'))",
                "\"%{ if a }b%{ endif }!\"   ¦ (Template (Conditional a 'b' '') '!')",
                "\"%{ for k, v in a }${v},%{ endfor }\" ¦ (Template (Join (For k,v a (Template v ','))))",
                "\"${\"${a}\"}b\"            ¦ (Template (Template a) 'b')",
                "\"${{ a = \"}\" }.a}b\"     ¦ (Template (.a (ObjectConstructor 'a' '}')) 'b')",
                "1e3                         ¦ 1E+3",
                "1.50                        ¦ 1.50",
                "12e-1                       ¦ 1.2",
                "a /* b */ + c               ¦ (+ a c)",
                "a-b                         ¦ a-b",
                "a - b                       ¦ (- a b)",
            })
    void readsTheStructure(String text, String structure) throws HclSyntaxException {
        assertThat(show(parse(text))).isEqualTo(structure);
    }

    @Test
    void passesOverNewlinesInBracketsOnly() throws HclSyntaxException {
        assertThat(show(parse("(a\n+\nb)"))).isEqualTo("(Parentheses (+ a b))");
        assertThat(show(parse("[\n1,\n\n2\n]"))).isEqualTo("(Tuple 1 2)");
        assertThat(show(parse("f(\n1,\n2\n)"))).isEqualTo("(f 1 2)");
        assertThat(show(parse("{\n a = 1 # one\n\n b = 2, c = 3\n}")))
                .isEqualTo("(ObjectConstructor 'a' 1 'b' 2 'c' 3)");
        assertThat(show(parse("{\n for a in b :\n a => a\n if c\n}"))).isEqualTo("(For a b a a c)");
        assertThat(show(parse("\"${\na\n}\""))).isEqualTo("(Template a)");
        assertThat(show(parse("{ a = [\n{\n b = 1\n}\n] }")))
                .isEqualTo("(ObjectConstructor 'a' (Tuple (ObjectConstructor 'b' 1)))");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "\"\"                   | §§",
                "\"a b\"                | a b",
                "\"a\\n\\t\\r\\\"\\\\\" | §a\n\t\r\"\\§",
                "\"\\u00e9\\U0001F600\" | é😀",
                "\"\\u00E9\"            | é",
            })
    void resolvesEscapes(String text, String value) throws HclSyntaxException {
        assertThat(parse(text).literal()).contains(value);
    }

    @Test
    void readsHeredocs() throws HclSyntaxException {
        assertThat(parse("<<EOT\n  a\\n\"\n b\nEOT").literal()).contains("  a\\n\"\n b\n");
        assertThat(parse("<<EOT\nEOT").literal()).contains("");
        assertThat(parse("<<EOT\n a\n  EOT").literal()).contains(" a\n");
        assertThat(parse("<<EOT\nEOT2\n$${a}\nEOT").literal()).contains("EOT2\n${a}\n");
        assertThat(parse("<<EOT\r\na\r\nEOT").literal()).contains("a\r\n");
        assertThat(show(parse("[<<A\n1\nA\n, <<B\n2\nB\n]"))).isEqualTo("(Tuple '1\n' '2\n')");
        assertThat(show(parse("<<EOT\na ${b} c\nd\nEOT"))).isEqualTo("(Template 'a ' b ' c\nd\n')");
        assertThat(show(parse("<<EOT\n%{ if a ~}\nb\n%{ endif ~}\nEOT")))
                .isEqualTo("(Template (Conditional a 'b\n' ''))");
    }

    @Test
    void takesTheIndentationOffFlushHeredocs() throws HclSyntaxException {
        assertThat(parse("<<-EOT\n    a\n      b\n\n    c\n  EOT").literal()).contains("a\n  b\n\nc\n");
        assertThat(parse("<<-EOT\n\ta\n\t\tb\nEOT").literal()).contains("a\n\tb\n");
        assertThat(show(parse("<<-EOT\n    ${a}\n      b\n  EOT"))).isEqualTo("(Template a '\n  b\n')");
        assertThat(show(parse("<<-EOT\n${a}\n  b\nEOT"))).isEqualTo("(Template a '\n  b\n')");
    }

    @Test
    void givesTheValueOfLiterals() throws HclSyntaxException {
        assertThat(parse("1.5").literal()).contains(new BigDecimal("1.5"));
        assertThat(parse("-1").literal()).contains(new BigDecimal("-1"));
        assertThat(parse("(true)").literal()).contains(true);
        assertThat(parse("null").literal()).contains(Expression.Null.NULL);
        assertThat(parse("[1, \"a\", [null]]").literal())
                .contains(List.of(BigDecimal.ONE, "a", List.of(Expression.Null.NULL)));
        assertThat(parse("{ a = 1, \"b c\" = { d = false }, 3 = 4 }").literal())
                .contains(Map.of("a", BigDecimal.ONE, "b c", Map.of("d", false), "3", new BigDecimal(4)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a", "1 + 1", "!true", "[a]", "{ a = b }", "{ (a) = 1 }", "f()", "true ? 1 : 2", "\"a${b}\""})
    void givesNoValueWhereSomethingWouldHaveToBeEvaluated(String text) throws HclSyntaxException {
        assertThat(parse(text).literal()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "var.a.b                          | VARIABLE a",
                "local.a[0]                       | LOCAL a",
                "oci_core_vcn.this[*].id          | RESOURCE oci_core_vcn.this",
                "resource.oci_core_vcn.this.id    | RESOURCE oci_core_vcn.this",
                "data.oci_core_services.all.x[0]  | DATA data.oci_core_services.all",
                "module.net.vcn_id                | MODULE module.net",
                "module.net[0].vcn_id             | MODULE module.net",
                "each.key                         | OTHER each",
                "count.index                      | OTHER count",
                "path.module                      | OTHER path",
                "self.id                          | OTHER self",
                "terraform.workspace              | OTHER terraform",
                "[for v in var.a : v.b]           | VARIABLE a, OTHER v",
                "[for v in v.w : v.b]             | RESOURCE v.w, OTHER v",
                "[for v in [] : [for w in v.x : w.y + v.y + u.y]] | OTHER v, OTHER w, RESOURCE u.y",
                "[[for v in [] : 1], v.b]         | RESOURCE v.b",
                "\"%{ for v in var.a }${v.b}%{ endfor }${v.c}\" | VARIABLE a, OTHER v, RESOURCE v.c",
                "{ a = var.b, (local.c) = 1 }     | VARIABLE b, LOCAL c",
                "a.b[var.c]                       | RESOURCE a.b, VARIABLE c",
                "a.b[*].c[var.d]                  | RESOURCE a.b, VARIABLE d",
                "f(var.a, var.b...)               | VARIABLE a, VARIABLE b",
                "var.a ? var.b : -var.c           | VARIABLE a, VARIABLE b, VARIABLE c",
                "foo                              | OTHER foo",
                "var                              | OTHER var",
                "data.a                           | OTHER data",
            })
    void findsReferences(String text, String references) throws HclSyntaxException {
        assertThat(parse(text).references().stream()
                        .map(r -> r.kind() + " " + r.subject())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(references);
    }

    @Test
    void knowsWhereReferencesAreAndLeavesIteratorsOut() throws HclSyntaxException {
        assertThat(parse("[\n  for v in var.a : v + local.b.c\n]").uses())
                .containsExactly(
                        new ReferenceUse(
                                new Reference(Reference.Kind.VARIABLE, "a"),
                                Optional.empty(),
                                new SourcePosition("main.tf", 2, 12)),
                        new ReferenceUse(
                                new Reference(Reference.Kind.LOCAL, "b"),
                                Optional.of("c"),
                                new SourcePosition("main.tf", 2, 24)));
    }

    @ParameterizedTest
    @CsvSource({
        "module.net.vcn_id, vcn_id",
        "module.net[0].vcn_id,",
        "a.b.id, id",
        "resource.a.b.id.c, id",
        "data.a.b.c, c",
        "var.a,",
        "path.module, module",
    })
    void knowsWhichAttributeIsTaken(String text, @Nullable String attribute) throws HclSyntaxException {
        assertThat(parse(text).uses())
                .singleElement()
                .extracting(ReferenceUse::attribute)
                .isEqualTo(Optional.ofNullable(attribute));
    }

    @Test
    void keepsTheSourceOfEveryPart() throws HclSyntaxException {
        Expression sum = parse("f( a.b[0] ) + \"x${ y }\"");
        assertThat(sum.source()).isEqualTo("f( a.b[0] ) + \"x${ y }\"");
        assertThat(sum.children()).extracting(Expression::source).containsExactly("f( a.b[0] )", "\"x${ y }\"");
        assertThat(sum.children().get(0).children().get(0).source()).isEqualTo("a.b[0]");
        assertThat(sum.children().get(1).position()).hasToString("main.tf:1:19");
    }

    @Test
    void readsLongChainsWithoutRecursion() throws HclSyntaxException {
        String chain = "var.a" + " + var.a".repeat(100_000);
        assertThat(parse(chain).references()).containsExactly(new Reference(Reference.Kind.VARIABLE, "a"));
        assertThat(parse("a" + "[0]".repeat(50_000)).literal()).isEmpty();
    }
}
