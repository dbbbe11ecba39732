package dev.featurestore.operator.verify;

import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.ValueForms;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The variables of a stack that are declared as sensitive. */
public final class SensitiveVariables {

    private final List<Variable> variables;

    /** Those of a stack. */
    public SensitiveVariables(TerraformModule module) {
        this.variables = module.variables().stream().filter(Variable::sensitive).toList();
    }

    /** Their names. */
    public Set<String> names() {
        return variables.stream().map(Variable::name).collect(Collectors.toSet());
    }

    /**
     * The secrets among the values of variables: the values of sensitive variables, and each text and number in those that are
     * lists or objects, because Terraform does not hide such a part when it is used for itself.
     *
     * @param values the values as in Resource Manager, by the name of the variable
     */
    public List<String> secrets(Map<String, String> values) {
        return secretsOf(values).toList();
    }

    /** As {@link #secrets}, including the defaults of variables without a value. */
    public List<String> secretsAndDefaults(Map<String, String> values) {
        Stream<String> defaults = variables.stream()
                .filter(variable -> !values.containsKey(variable.name()))
                .flatMap(variable -> variable.defaultValue().flatMap(Expression::literal).stream())
                .flatMap(ValueForms::parts);
        return Stream.concat(secretsOf(values), defaults).toList();
    }

    private Stream<String> secretsOf(Map<String, String> values) {
        return variables.stream().flatMap(variable -> secrets(variable, values.get(variable.name())));
    }

    private static Stream<String> secrets(Variable variable, @Nullable String text) {
        if (text == null) {
            return Stream.empty();
        }
        return VariableText.isExpression(variable)
                ? Stream.concat(Stream.of(text), ValueForms.parts(text).stream())
                : Stream.of(text);
    }
}
