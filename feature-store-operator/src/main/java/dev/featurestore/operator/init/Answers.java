package dev.featurestore.operator.init;

import dev.featurestore.terraform.module.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The checked values for {@code feature_store.yaml}.
 *
 * @param spec values of the keys below {@code spec}
 * @param variables values of the stack's variables without such a key, as plain Java
 */
record Answers(Map<String, String> spec, Map<String, @Nullable Object> variables) {

    /** The values to show: without those of sensitive variables. */
    Answers concealed(List<Variable> stackVariables) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(variables);
        for (Variable variable : stackVariables) {
            if (variable.sensitive()) {
                shown.replace(variable.name(), "(not shown)");
            }
        }
        return new Answers(spec, shown);
    }
}
