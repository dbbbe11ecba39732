package dev.featurestore.maven;

import dev.featurestore.operator.config.SpecVariable;
import dev.featurestore.operator.yaml.YamlText;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.module.VariableType;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Expression;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables of the bundled stack as a table. Descriptions and examples are those of {@code variables.tf}, where the keys of an
 * object have theirs in comments. Allowed values are those of the error messages of the validations.
 */
final class VariableReference {

    /** A description and, at its end, an example. */
    private static final Pattern DESCRIPTION = Pattern.compile("(.+?\\.)(?: Example: (.+))?");

    /** A key of an object with its comment, its type and its default. */
    private static final Pattern KEY = Pattern.compile(
            "# (?<description>.+)\\s+(?<name>\\w+)\\s*=\\s*optional\\((?<type>list\\(string\\)|\\w+)(?:,\\s*(?<default>.+?))?\\)(?=\\s)");

    private final ReferenceTable table = new ReferenceTable();

    void add(Variable variable) {
        String name = variable.name();
        row(
                variable,
                name,
                typeOf(variable),
                defaultOf(variable),
                variable.description().orElseThrow());
        if (typeOf(variable).contains("object")) {
            String path = variable.type() instanceof VariableType.MapType ? name + ".<color>." : name + ".";
            Matcher keys = KEY.matcher(source(variable));
            while (keys.find()) {
                String value = Optional.ofNullable(keys.group("default")).orElse("");
                String type = keys.group("type");
                row(variable, path + keys.group("name"), type, yaml(type, value), keys.group("description"));
            }
        }
    }

    private void row(Variable variable, String name, String type, String defaultValue, String description) {
        Matcher parts = DESCRIPTION.matcher(description);
        if (!parts.matches()) {
            throw new AssertionError(name + " has no description that ends with a period: " + description);
        }
        String example = Optional.ofNullable(parts.group(2))
                .orElseGet(() -> type.equals("bool") ? String.valueOf(!Boolean.parseBoolean(defaultValue)) : "");
        if (example.isEmpty()) {
            throw new AssertionError(name + " has no example in its description: " + description);
        }
        table.add(name, type, defaultValue, parts.group(1) + allowed(variable, name, example) + specKey(name), example);
    }

    private static String specKey(String name) {
        return SpecVariable.ofVariable(name)
                .map(key -> " Set it with spec." + key.key() + ".")
                .orElse("");
    }

    /** The requirements of the error messages that start with this name, without this example. */
    private static String allowed(Variable variable, String name, String example) {
        return Pattern.compile("error_message = \"" + Pattern.quote(name) + " must ((?:[^\"\\\\]|\\\\.)+)\"")
                .matcher(variable.block().source())
                .results()
                .map(match -> " Must " + match.group(1).replace("\\\"", "\""))
                .map(text -> text.replaceFirst(",? such as \"" + Pattern.quote(example) + "\"", ""))
                .map(text -> text.replaceFirst("be the OCID of [^,]+, which starts with", "start with"))
                .reduce("", String::concat);
    }

    private static String typeOf(Variable variable) {
        if (variable.type() instanceof VariableType.ObjectType) {
            return "object";
        }
        return variable.type() instanceof VariableType.MapType map && map.element() instanceof VariableType.ObjectType
                ? "map(object)"
                : variable.type().toString();
    }

    private static String defaultOf(Variable variable) {
        return variable.required()
                ? "required"
                : variable.defaultValue()
                        .flatMap(Expression::literal)
                        .filter(value -> !(value instanceof Expression.Null))
                        .map(YamlText::inline)
                        .orElse("");
    }

    private static String yaml(String type, String literal) {
        return type.equals("string") && !literal.isEmpty()
                ? YamlText.scalar(literal.substring(1, literal.length() - 1))
                : literal;
    }

    private static String source(Variable variable) {
        return variable.block()
                .body()
                .attribute("type")
                .map(Argument::value)
                .orElseThrow()
                .source();
    }

    @Override
    public String toString() {
        return table.toString();
    }
}
