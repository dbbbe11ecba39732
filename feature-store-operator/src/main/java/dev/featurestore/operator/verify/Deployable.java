package dev.featurestore.operator.verify;

import dev.featurestore.operator.bundle.StackFiles;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.terraform.module.TerraformModule;

/**
 * A configuration without problems, and the stack that it deploys.
 *
 * @param stack the stack's files
 * @param modules what they declare
 */
public record Deployable(OperatorConfig config, StackFiles stack, StackModules modules) {
    /** What they declare in the working directory. */
    public TerraformModule module() {
        return modules.root();
    }
}
