package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.command.Option;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration, and the keys of it that options override. A component without {@link Option} comes only from the build that
 * started the container.
 *
 * @param variables values of the stack's variables, in place of those of the configuration
 * @param standsFor name of the file whose text the environment variable contains
 */
public record ConfigurationArguments(
        @Option(
                value =
                        "configuration file, or its address in Object Storage; several, separated by commas, are laid over"
                                + " each other",
                argument = "FILE",
                alias = "-f")
        Optional<String> file,

        @Option(value = "environment: lays feature_store.NAME.yaml over feature_store.yaml", argument = "NAME")
        Optional<String> environment,

        @Option(value = "configuration as YAML or JSON; visible in the process list", argument = "TEXT")
        Optional<String> spec,

        @Option(value = "OCID of the compartment, in place of spec.compartment_id", argument = "OCID")
        Optional<String> compartmentId,

        @Option(value = "name of the stack, in place of spec.stack_name", argument = "NAME")
        Optional<String> stackName,

        @Option(value = "region identifier, in place of spec.region", argument = "REGION")
        Optional<String> region,

        @Option(
                value = "value of a stack variable, in place of spec.variables; may be repeated",
                argument = "NAME=VALUE")
        Map<String, String> variables,

        Optional<String> standsFor) {

    /** Environment variable with the configuration; the original operator has the same name for it. */
    public static final String VARIABLE = "ENV_OPERATOR_ARGS";

    static final ConfigurationArguments DEFAULT = new ConfigurationArguments(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Optional.empty());

    public ConfigurationArguments {
        variables = Map.copyOf(variables);
    }
}
