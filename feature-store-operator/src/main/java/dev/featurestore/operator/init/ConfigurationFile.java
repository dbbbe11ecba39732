package dev.featurestore.operator.init;

import dev.featurestore.operator.config.AllowedValues;
import dev.featurestore.operator.config.ConfigSchema;
import dev.featurestore.operator.config.Key;
import dev.featurestore.operator.config.SpecVariable;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.values.Interpolation;
import dev.featurestore.operator.verify.ValueCheck;
import dev.featurestore.operator.yaml.YamlText;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.module.VariableType;
import dev.featurestore.terraform.syntax.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Renders {@code feature_store.yaml} with all keys and variables, each with its description. Those without a value are
 * comments: without {@code "# "} they are valid.
 */
final class ConfigurationFile {
    private final Answers answers;
    private final List<Variable> stackVariables;
    private final Commands commands;
    private final YamlLines yaml = new YamlLines();

    ConfigurationFile(Answers answers, List<Variable> stackVariables, Commands commands) {
        this.commands = commands;
        this.answers = answers;
        this.stackVariables = stackVariables;
    }

    String render() {
        yaml.head(commands);
        yaml.blank();
        for (Key key : ConfigSchema.OPERATOR.keys()) {
            if (key.shape() instanceof AllowedValues.Section section) {
                yaml.line(0, key.name() + ":");
                spec(section);
            } else if (key.shape() instanceof AllowedValues.Choice choice) {
                yaml.line(0, key.name() + ": " + choice.words().get(0));
            } else {
                yaml.blank();
                yaml.comment(0, described(key));
                yaml.line(0, "# " + key.name() + ": " + example(key));
                yaml.blank();
            }
        }
        return yaml.toString();
    }

    private void spec(AllowedValues.Section spec) {
        String separator = "";
        for (Key key : spec.keys()) {
            if (!separator.isEmpty()) {
                yaml.blank();
            }
            separator = "\n";
            yaml.comment(2, described(key));
            String value = answers.spec().get(key.name());
            if (key.name().equals("variables")) {
                yaml.line(2, "variables:");
                variables();
            } else if (key.shape() instanceof AllowedValues.Section section) {
                yaml.line(2, "# " + key.name() + ":");
                for (Key below : section.keys()) {
                    yaml.innerComment(2, described(below));
                    yaml.line(2, "#   " + below.name() + ": " + example(below));
                }
            } else if (value == null) {
                yaml.line(2, "# " + key.name() + ": " + example(key));
            } else {
                yaml.value(2, key.name(), value);
            }
        }
    }

    private void variables() {
        for (Variable variable : stackVariables) {
            if (Answer.ofVariable(variable.name()).isPresent()) {
                continue;
            }
            yaml.blank();
            yaml.comment(4, described(variable));
            if (answers.variables().containsKey(variable.name())) {
                yaml.value(4, variable.name(), answers.variables().get(variable.name()));
            } else {
                yaml.line(4, "# " + variable.name() + ":" + defaultOf(variable));
            }
        }
    }

    private static String described(Key key) {
        String text = key.defaultValue();
        boolean mentioned = key.name().equals("operation") || text == null || text.isEmpty();
        return key.description() + (mentioned ? "" : " Default: " + text + ".");
    }

    private static String described(Variable variable) {
        String type = variable.type() instanceof VariableType.ObjectType
                ? "object"
                : variable.type().toString();
        String presence = variable.required() ? "required" : "optional";
        Description description = Description.of(variable);
        String example = description.example().isEmpty() ? "" : " Example: " + description.example();
        return description.text() + " (" + type + ", " + presence + ")" + example;
    }

    /** Value for a comment: the default of the stack or of the key if there is one, otherwise an example. */
    private String example(Key key) {
        if (key.shape() instanceof AllowedValues.Bool) {
            return ValueCheck.example(key.shape());
        }
        String variable =
                SpecVariable.ofKey(key.name()).map(SpecVariable::variable).orElse("");
        for (Variable each : stackVariables) {
            if (each.name().equals(variable)
                    && each.defaultValue().flatMap(Expression::literal).orElse(null) instanceof String value
                    && !value.isBlank()) {
                return YamlText.scalar(Interpolation.escaped(value));
            }
        }
        String value = key.defaultValue();
        if (value != null) {
            return YamlText.scalar(value);
        }
        return key.example() == null ? ValueCheck.example(key.shape()) : key.example();
    }

    /** The default as YAML if it can be read off the stack. */
    private static String defaultOf(Variable variable) {
        @Nullable
        Object value = variable.defaultValue().flatMap(Expression::literal).orElse(null);
        return value == null || value instanceof Expression.Null
                ? ""
                : " " + YamlText.inline(Interpolation.escaped(value));
    }
}
