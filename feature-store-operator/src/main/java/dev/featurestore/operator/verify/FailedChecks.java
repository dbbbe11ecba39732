package dev.featurestore.operator.verify;

import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.config.SpecVariable;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.joblog.FailedCheck;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Body;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the place in the stack and the keys of the configuration that belong to a failed condition. */
public final class FailedChecks {
    private final OperatorConfig config;
    private final StackModules modules;

    /** The checks of a stack that was deployed with a configuration. */
    public FailedChecks(Deployable deployable) {
        this.config = deployable.config();
        this.modules = deployable.modules();
    }

    /** The problem to report: the place in the stack, the message of the condition, and the keys that set its values. */
    public Problem explain(FailedCheck check) {
        int slash = check.file().lastIndexOf('/');
        TerraformModule module = modules.module(slash < 0 ? "" : check.file().substring(0, slash))
                .orElse(null);
        Expression condition = module == null ? null : condition(module, check);
        return new Problem(
                check.error() ? Severity.ERROR : Severity.WARNING,
                FailureCode.JOB_FAILED,
                place(check, condition),
                "",
                check.summary() + ": " + check.message(),
                module == null || condition == null
                        ? "Fix the value that the condition checks"
                        : hint(new VariableOrigins(modules).variables(module, condition)));
    }

    private static Location place(FailedCheck check, @Nullable Expression condition) {
        return condition == null ? new Location(check.file(), check.line(), 1) : Location.of(condition.position());
    }

    private String hint(Set<String> variables) {
        List<String> set = new ArrayList<>();
        List<String> unset = new ArrayList<>();
        for (String variable : variables) {
            String path = SpecVariable.ofVariable(variable)
                    .filter(twin -> config.value(twin).isPresent())
                    .map(twin -> "spec." + twin.key())
                    .orElse("spec.variables." + variable);
            boolean given = !path.startsWith("spec.variables.")
                    || VariableText.isGiven(config.variables().value(variable));
            if (given) {
                set.add(config.locate(path) + " " + path);
            } else {
                unset.add(path);
            }
        }
        if (!set.isEmpty()) {
            return "Change the value, which is set by " + String.join(", ", set);
        }
        return unset.isEmpty()
                ? "Change the stack: none of its variables sets the value that the condition checks"
                : "The default of the stack sets the value. To change it, add " + String.join(" or ", unset);
    }

    /** The condition at the place that Terraform reports. */
    private static @Nullable Expression condition(TerraformModule module, FailedCheck check) {
        for (Block block : module.blocks()) {
            Expression found = condition(block.body(), check);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Expression condition(Body body, FailedCheck check) {
        for (Block block : body.blocks()) {
            Optional<Expression> condition = block.body().attribute("condition").map(Argument::value);
            if (condition.isPresent() && isAt(check, block, condition.get())) {
                return condition.get();
            }
            Expression inner = condition(block.body(), check);
            if (inner != null) {
                return inner;
            }
        }
        return null;
    }

    private static boolean isAt(FailedCheck check, Block block, Expression condition) {
        SourcePosition place = check.validation() ? block.position() : condition.position();
        return place.line() == check.line() && isFile(place.file(), check.file());
    }

    /** Compares the end of the names: those of the stack's files start with the folder of the stack. */
    private static boolean isFile(String shown, String named) {
        String name = named.substring(named.lastIndexOf('/') + 1);
        return shown.equals(name) || shown.endsWith("/" + name);
    }
}
