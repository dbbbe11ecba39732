package dev.featurestore.operator.command;

import dev.featurestore.operator.bundle.Bundle;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.operator.verify.SensitiveVariables;
import dev.featurestore.operator.verify.StackVariables;
import java.util.Map;

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

    /** The stack's sensitive variables. */
    SensitiveVariables sensitive() {
        return new SensitiveVariables(deployable.module());
    }
}
