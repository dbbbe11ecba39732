package dev.featurestore.operator.verify;

import dev.featurestore.operator.yaml.YamlScalar;
import dev.featurestore.operator.yaml.YamlValue;
import dev.featurestore.terraform.evaluation.Conversion;
import dev.featurestore.terraform.module.Variable;
import java.util.Optional;

/** Values of the configuration as the stack's modules see them. */
final class GivenValue {
    private GivenValue() {}

    /** The value that Terraform reads for the variable; empty if none is sent, or Terraform refuses it. */
    static Optional<Object> of(Variable variable, YamlValue value) {
        boolean text = value instanceof YamlScalar && !VariableText.isExpression(variable);
        return VariableText.of(variable, value)
                .flatMap(sent -> Conversion.convert(
                        variable, text ? sent : PlainValue.of(TypedValue.of(variable.type(), value))));
    }
}
