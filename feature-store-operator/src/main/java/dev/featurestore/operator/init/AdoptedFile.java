package dev.featurestore.operator.init;

import dev.featurestore.operator.text.OneLine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The configuration of a stack that was created elsewhere.
 *
 * @param isProtected whether the stack is protected
 * @param spec values of the keys of {@code spec}, in the order of the file
 * @param stack values of the keys of {@code spec.stack}; none for the bundled stack
 * @param variables values of {@code spec.variables}, as plain Java
 * @param secrets names of variables of the environment, by the variables of the stack whose values they have
 */
public record AdoptedFile(
        boolean isProtected,
        Map<String, String> spec,
        Map<String, String> stack,
        Map<String, Object> variables,
        Map<String, String> secrets) {

    public AdoptedFile {
        spec = new LinkedHashMap<>(spec);
        stack = new LinkedHashMap<>(stack);
        variables = new TreeMap<>(variables);
        secrets = new TreeMap<>(secrets);
    }

    /** The text of the file, with placeholders for the values of sensitive variables. */
    public String text() {
        return text(Map.of());
    }

    /**
     * The text of the file.
     *
     * @param known values of sensitive variables, in place of their placeholders
     */
    public String text(Map<String, ?> known) {
        YamlLines yaml = new YamlLines();
        yaml.comment(0, "Written by featurestore:adopt for an existing stack of OCI Resource Manager.");
        yaml.line(0, "kind: operator");
        yaml.line(0, "type: feature_store");
        yaml.line(0, "version: v1");
        if (isProtected) {
            yaml.line(0, "protected: true");
        }
        yaml.line(0, "spec:");
        spec.forEach((key, value) -> yaml.value(2, key, value));
        if (!stack.isEmpty()) {
            yaml.line(2, "stack:");
            stack.forEach((key, value) -> yaml.value(4, key, value));
        }
        if (!variables.isEmpty() || !secrets.isEmpty()) {
            yaml.line(2, "variables:");
            variables.forEach((name, value) -> yaml.value(4, name, value));
            secrets.forEach((name, environment) -> {
                Object value = known.get(name);
                if (value == null) {
                    yaml.line(4, OneLine.of(name) + ": $" + environment);
                } else {
                    yaml.value(4, name, value);
                }
            });
        }
        return yaml.toString();
    }
}
