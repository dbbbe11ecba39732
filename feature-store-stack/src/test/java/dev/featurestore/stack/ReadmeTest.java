package dev.featurestore.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.terraform.Attribute;
import dev.featurestore.terraform.HclSyntaxException;
import dev.featurestore.terraform.Output;
import dev.featurestore.terraform.Variable;
import dev.featurestore.terraform.VariableType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The tables of README.md are made from the blocks. With {@code -Dfeaturestore.writeDocs=true} this test writes them;
 * otherwise it holds the two together.
 */
class ReadmeTest {

    private static final Path README = Path.of("README.md");

    /** An attribute of an object type: its name, its type, and its default if it has one. */
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(\\w+)\\s*=\\s*optional\\(((?:list\\(string\\)|\\w+))(?:,\\s*(.+?))?\\)");

    @Test
    void tablesAreThoseOfTheStack() throws IOException, HclSyntaxException {
        String readme = Files.readString(README);
        String expected = withTable(withTable(readme, "variables", variables()), "outputs", outputs());
        if (Boolean.getBoolean("featurestore.writeDocs")) {
            Files.writeString(README, expected);
        }
        assertThat(README).hasContent(expected);
    }

    @Test
    void saysWhatStandsInTheState() throws IOException, HclSyntaxException {
        String section = section("What stands in the state");
        assertThat(section).contains("password of the database");
        for (Variable variable : StackSource.module().variables()) {
            if (variable.sensitive()) {
                assertThat(section).contains("`" + variable.name() + "`");
            }
        }
    }

    private static String variables() throws HclSyntaxException {
        StringBuilder table = new StringBuilder("| name | type | default | meaning |\n| --- | --- | --- | --- |\n");
        for (Variable variable : StackSource.module().variables()) {
            table.append("| `").append(variable.name()).append("` | ").append(type(variable));
            table.append(" | ").append(defaultOf(variable));
            table.append(" | ")
                    .append(cell(variable.description().orElseThrow()))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String type(Variable variable) {
        if (!hasAttributes(variable)) {
            return variable.type().toString();
        }
        Matcher attributes = ATTRIBUTE.matcher(variable.block()
                .body()
                .attribute("type")
                .map(Attribute::value)
                .orElseThrow()
                .source());
        String kind = variable.type() instanceof VariableType.MapType ? "map of objects: " : "object: ";
        return attributes
                .results()
                .map(attribute -> "`" + attribute.group(1) + "`"
                        + (attribute.group(3) == null ? "" : " (`" + attribute.group(3) + "`)"))
                .collect(Collectors.joining(", ", kind, ""));
    }

    private static String defaultOf(Variable variable) {
        if (variable.required()) {
            return "required";
        }
        String text = variable.defaultValue().orElseThrow().source();
        boolean nothing = text.equals("\"\"") || text.equals("null") || text.equals("{}") || text.equals("[]");
        return nothing ? "" : "`" + text + "`";
    }

    private static boolean hasAttributes(Variable variable) {
        return variable.type() instanceof VariableType.ObjectType
                || (variable.type() instanceof VariableType.MapType map
                        && map.element() instanceof VariableType.ObjectType);
    }

    private static String outputs() throws HclSyntaxException {
        StringBuilder table = new StringBuilder("| name | meaning |\n| --- | --- |\n");
        for (Output output : StackSource.module().outputs()) {
            table.append("| `").append(output.name()).append("` | ");
            table.append(cell(output.description().orElseThrow())).append(" |\n");
        }
        return table.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    private static String withTable(String text, String name, String table) {
        String begin = "<!-- " + name + ": made by ReadmeTest -->\n";
        String end = "<!-- end of " + name + " -->\n";
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(end);
        assertThat(to).as(begin).isGreaterThan(from - 1);
        return text.substring(0, from) + table + text.substring(to);
    }

    private static String section(String title) throws IOException {
        String text = Files.readString(README);
        int from = text.indexOf("\n## " + title + "\n");
        assertThat(from).as(title).isNotNegative();
        int to = text.indexOf("\n## ", from + 1);
        return text.substring(from, to < 0 ? text.length() : to);
    }
}
