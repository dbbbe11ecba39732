package dev.featurestore.operator.init;

import dev.featurestore.operator.config.Environment;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.values.Interpolation;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlParser;
import dev.featurestore.operator.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders the file of an environment: the name of its stack, the given values, and how the file is read. */
final class EnvironmentFile {

    private final Environment environment;
    private final Answers answers;
    private final Commands commands;
    private final YamlLines yaml = new YamlLines();

    EnvironmentFile(Environment environment, Answers answers, Commands commands) {
        this.environment = environment;
        this.answers = answers;
        this.commands = commands;
    }

    /** Its name. */
    String name() {
        return environment.fileName(Initializer.CONFIGURATION);
    }

    /**
     * Its text.
     *
     * @param folder folder with the configuration that it is laid over
     * @throws FeatureStoreException {@code MISSING_CONFIGURATION} without one
     */
    String render(Path folder) {
        String derived = stackName(folder);
        String given = answers.spec().get(Overrides.STACK_NAME);
        String stackName = given == null ? derived : Interpolation.escaped(given);
        yaml.line(0, SchemaFiles.modeline(SchemaFiles.ENVIRONMENT));
        yaml.comment(
                0,
                "Environment " + environment.name() + ": write only what differs from " + Initializer.CONFIGURATION
                        + ". Maps merge, lists and other values replace, null removes a value.");
        yaml.line(0, "# Deploy: " + commands.text(with(Command.of(Goal.APPLY))));
        yaml.blank();
        yaml.comment(0, "A loss of data needs the name of the stack, also in batch mode:");
        yaml.line(0, "# -Dfeaturestore.allowDataLoss -Dfeaturestore.confirm=" + Commands.quoted(stackName));
        yaml.line(0, "# protected: true");
        yaml.line(0, "spec:");
        yaml.line(2, Overrides.STACK_NAME + ": " + YamlText.inline(stackName));
        value("service_version");
        value("tenancy_id");
        value(Overrides.COMPARTMENT_ID);
        value(Overrides.REGION);
        value("user_id");
        Map<String, @Nullable Object> variables = answers.variables();
        yaml.line(2, variables.isEmpty() ? "# variables:" : "variables:");
        variables.forEach((name, value) -> yaml.value(4, name, value));
        if (variables.isEmpty()) {
            yaml.line(2, "#   mysql_high_availability: true");
        }
        return yaml.toString();
    }

    private Command with(Command command) {
        return command.with("featurestore.environment", environment.name());
    }

    private void value(String key) {
        String value = answers.spec().get(key);
        if (value != null) {
            yaml.value(2, key, value);
        } else if (key.equals(Overrides.COMPARTMENT_ID)) {
            yaml.line(2, "# " + key + ": ocid1.compartment.oc1..aaaa...");
        } else if (key.equals(Overrides.REGION)) {
            yaml.line(2, "# " + key + ": us-ashburn-1");
        }
    }

    /** The name of the base and that of the environment. A base that cannot be read is reported by {@code verify}. */
    private String stackName(Path folder) {
        Path base = folder.resolve(Initializer.CONFIGURATION);
        try {
            YamlMapping spec = new YamlParser(Initializer.CONFIGURATION, new Problems(""))
                    .parse(Files.readAllBytes(base))
                    .filter(YamlMapping.class::isInstance)
                    .map(value -> ((YamlMapping) value).mapping("spec"))
                    .orElse(null);
            String text = spec == null ? null : spec.text(Overrides.STACK_NAME);
            return environment.stackName(text == null ? OperatorConfig.DEFAULT_STACK_NAME : text);
        } catch (IOException missing) {
            throw FeatureStoreException.of(
                            FailureCode.MISSING_CONFIGURATION,
                            "No files were written: " + Initializer.CONFIGURATION
                                    + ", over which the file of environment " + environment.name()
                                    + " is laid, cannot be read in " + folder,
                            "Create it first, without featurestore.environment")
                    .suggesting(Command.of(Goal.INIT).with("featurestore.output", folder.toString()));
        }
    }
}
