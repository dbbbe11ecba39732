package dev.featurestore.operator.init;

import dev.featurestore.operator.config.AllowedValues;
import dev.featurestore.operator.config.ConfigSchema;
import dev.featurestore.operator.config.Key;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.terraform.module.Variable;
import java.util.List;

/** Renders a short {@code feature_store.yaml}: the keys that have a value, and often changed options as comments. */
final class StarterFile {
    private final Answers answers;
    private final List<Variable> stackVariables;
    private final Commands commands;
    private final YamlLines yaml = new YamlLines();

    StarterFile(Answers answers, List<Variable> stackVariables, Commands commands) {
        this.answers = answers;
        this.stackVariables = stackVariables;
        this.commands = commands;
    }

    String render() {
        yaml.head(commands);
        yaml.comment(0, "All keys and variables: docs/configuration.md of the plugin, or");
        yaml.line(
                0,
                "# "
                        + commands.text(Command.of(Goal.INIT)
                                .with("featurestore.allOptions", "true")
                                .with("featurestore.output", "FOLDER")));
        yaml.blank();
        for (Key key : ConfigSchema.OPERATOR.keys()) {
            if (key.shape() instanceof AllowedValues.Section spec) {
                yaml.line(0, key.name() + ":");
                spec(spec);
            } else if (key.shape() instanceof AllowedValues.Choice choice) {
                yaml.line(0, key.name() + ": " + choice.words().get(0));
            }
        }
        return yaml.toString();
    }

    private void spec(AllowedValues.Section spec) {
        for (Key key : spec.keys()) {
            String value = answers.spec().get(key.name());
            if (value != null) {
                yaml.comment(2, Description.of(key.description()).firstSentence());
                yaml.value(2, key.name(), value);
            }
        }
        yaml.blank();
        yaml.line(2, "variables:");
        for (Variable variable : stackVariables) {
            if (answers.variables().containsKey(variable.name())
                    && StarterOption.ALL.stream()
                            .noneMatch(option -> option.variable().equals(variable.name()))) {
                yaml.comment(4, Description.of(variable).firstSentence());
                yaml.value(4, variable.name(), answers.variables().get(variable.name()));
            }
        }
        options();
    }

    private void options() {
        List<StarterOption> options = StarterOption.ALL.stream()
                .filter(option -> stackVariables.stream()
                        .anyMatch(variable -> variable.name().equals(option.variable())))
                .toList();
        if (!options.isEmpty()) {
            yaml.blank();
            yaml.comment(4, "Options. To set one, delete the \"# \" before its name and change the value.");
        }
        for (StarterOption option : options) {
            yaml.comment(4, option.comment());
            if (answers.variables().containsKey(option.variable())) {
                yaml.value(4, option.variable(), answers.variables().get(option.variable()));
            } else {
                yaml.line(4, "# " + option.variable() + ": " + option.value());
            }
        }
    }
}
