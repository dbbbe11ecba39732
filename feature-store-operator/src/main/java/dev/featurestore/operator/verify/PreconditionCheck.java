package dev.featurestore.operator.verify;

import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.config.SpecVariable;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.terraform.evaluation.KnownValues;
import dev.featurestore.terraform.evaluation.ModuleValues;
import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Expression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the preconditions of the stack's resources that depend only on its variables. Terraform would check them in the plan
 * (Terraform documentation, "Custom Conditions"), after the stack was created.
 */
final class PreconditionCheck {
    private final Deployable deployable;
    private final StackInstances instances;
    private final Problems problems;

    /** @param instances the instances of the deployable stack */
    PreconditionCheck(Deployable deployable, StackInstances instances, Problems problems) {
        this.deployable = deployable;
        this.instances = instances;
        this.problems = problems;
    }

    /** Adds those that fail for certain. Called modules are skipped, as they may have no instance. */
    void check() {
        instances.forEach((resource, values) -> {
            if (values.module() == deployable.module() && hasInstance(resource, values.values())) {
                for (Block lifecycle : resource.block().body().blocks("lifecycle")) {
                    lifecycle.body().blocks("precondition").forEach(block -> check(block, values));
                }
            }
        });
    }

    private static boolean hasInstance(Resource resource, KnownValues values) {
        Optional<Expression> count = resource.block().body().attribute("count").map(Argument::value);
        return resource.block().body().attribute("for_each").isEmpty()
                && (count.isEmpty()
                        || count.flatMap(values::valueOf)
                                .filter(value -> value instanceof BigDecimal number && number.signum() > 0)
                                .isPresent());
    }

    private void check(Block precondition, ModuleValues values) {
        precondition
                .body()
                .attribute("condition")
                .map(Argument::value)
                .filter(condition -> values.values()
                        .valueOf(condition)
                        .filter(Boolean.FALSE::equals)
                        .isPresent())
                .ifPresent(condition -> unmet(condition, precondition, values));
    }

    private void unmet(Expression condition, Block precondition, ModuleValues values) {
        OperatorConfig config = deployable.config();
        Set<String> variables = new VariableOrigins(deployable.modules()).variables(deployable.module(), condition);
        List<String> given = new ArrayList<>();
        List<String> others = new ArrayList<>();
        boolean secret = false;
        for (String name : variables) {
            YamlMapping.Entry entry = config.variables().entry(name);
            Optional<String> key = SpecVariable.ofVariable(name)
                    .filter(twin -> config.value(twin).isPresent())
                    .map(SpecVariable::key);
            secret |= (entry != null && entry.value().isConcealed())
                    || deployable
                            .module()
                            .variable(name)
                            .map(Variable::sensitive)
                            .orElse(false);
            if (key.isPresent()) {
                given.add("spec." + key.get());
            } else {
                (entry == null ? others : given).add("spec.variables." + name);
            }
        }
        String path = given.isEmpty() ? "spec.variables" : given.get(0);
        problems.add(
                config.locate(path),
                path,
                "must meet the condition of the stack" + message(precondition, values.values(), secret),
                "Change " + String.join(" or ", given.isEmpty() ? others : given) + "; the condition is at "
                        + condition.position());
    }

    private static String message(Block precondition, KnownValues values, boolean secret) {
        return precondition
                .body()
                .attribute("error_message")
                .map(Argument::value)
                .filter(words -> !secret || words.literal().isPresent())
                .flatMap(values::valueOf)
                .map(words -> ": " + words)
                .orElse("");
    }
}
