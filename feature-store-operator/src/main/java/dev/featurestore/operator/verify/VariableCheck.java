package dev.featurestore.operator.verify;

import dev.featurestore.operator.config.ServiceLimits;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.operator.yaml.YamlValue;
import dev.featurestore.terraform.evaluation.Condition;
import dev.featurestore.terraform.module.Variable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Checks a value for a variable of the stack: its type, Resource Manager's limit, and the stack's own conditions as far as
 * they can be evaluated without Terraform.
 */
public final class VariableCheck {
    private final Variable variable;

    /** A check of values for this variable. */
    public VariableCheck(Variable variable) {
        this.variable = variable;
    }

    /** The mismatch of a value that does not come from a file; empty if it fits. */
    public Optional<Mismatch> check(YamlValue value) {
        Problems problems = new Problems("");
        check(value, value.location(), variable.name(), problems);
        for (Problem problem : problems.sorted()) {
            if (problem.severity() == Severity.ERROR) {
                boolean inside = !problem.path().equals(variable.name());
                return Optional.of(
                        new Mismatch((inside ? problem.path() + ": " : "") + problem.message(), problem.hint()));
            }
        }
        return Optional.empty();
    }

    /**
     * Adds the problems of a value. An empty value fits every variable: it is not sent.
     *
     * @param owner location of the key of the value
     */
    void check(YamlValue value, Location owner, String path, Problems problems) {
        Problems found = new Problems("");
        new TypeCheck(variable, found).check(value, owner, path);
        found.sorted().forEach(problems::add);
        String sent =
                found.hasErrors() ? null : VariableText.of(variable, value).orElse(null);
        if (sent == null) {
            return;
        }
        int bytes = sent.getBytes(StandardCharsets.UTF_8).length;
        int nameBytes = variable.name().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > ServiceLimits.VARIABLE_BYTES || nameBytes > ServiceLimits.VARIABLE_BYTES) {
            problems.add(
                    value.location(),
                    path,
                    (bytes > ServiceLimits.VARIABLE_BYTES ? "" : "the name of the variable ") + "must have at most "
                            + ServiceLimits.VARIABLE_BYTES + " bytes, the limit of Resource Manager, but has "
                            + Math.max(bytes, nameBytes),
                    "Shorten it, or have the stack read the value from a file");
        } else {
            conditions(value, path, problems);
        }
    }

    private void conditions(YamlValue value, String path, Problems problems) {
        List<Condition> conditions = Condition.of(variable);
        if (conditions.isEmpty()) {
            return;
        }
        Object converted = GivenValue.of(variable, value).orElse(null);
        for (Condition condition : conditions) {
            if (converted != null && !condition.holds(converted).orElse(true)) {
                boolean secret = variable.sensitive() || value.isConcealed();
                Optional<String> message =
                        secret && !condition.hasFixedMessage() ? Optional.empty() : condition.message(converted);
                String found = variable.sensitive() ? value.kind() : value.description();
                problems.add(
                        value.location(),
                        path,
                        "must meet the condition of the stack, but is " + found
                                + message.map(words -> ": " + words).orElse(""),
                        "Change the value; the condition is at " + condition.position());
            }
        }
    }
}
