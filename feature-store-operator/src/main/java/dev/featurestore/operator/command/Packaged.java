package dev.featurestore.operator.command;

import dev.featurestore.operator.bundle.Bundle;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.operator.verify.StackVariables;
import dev.featurestore.terraform.module.Variable;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A verified configuration and its packaged stack.
 *
 * @param inputs where they come from
 */
record Packaged(Inputs inputs, Deployable deployable, Bundle bundle) {

    OperatorConfig config() {
        return deployable.config();
    }

    /** The values of the stack's variables. */
    Map<String, String> variables() {
        return new StackVariables(deployable.module()).values(deployable.config());
    }

    /** Names of the stack's sensitive variables. */
    Set<String> sensitiveVariables() {
        return deployable.module().variables().stream()
                .filter(Variable::sensitive)
                .map(Variable::name)
                .collect(Collectors.toSet());
    }

    /** Hides the values of sensitive variables in texts. */
    Redaction redaction() {
        Map<String, String> variables = variables();
        return new Redaction(deployable.module().variables().stream()
                .filter(variable -> variable.sensitive() && variables.containsKey(variable.name()))
                .map(variable -> Objects.requireNonNull(variables.get(variable.name())))
                .toList());
    }
}
