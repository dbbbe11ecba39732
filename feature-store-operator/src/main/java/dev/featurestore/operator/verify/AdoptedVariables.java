package dev.featurestore.operator.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.module.VariableType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a stack in Resource Manager as values of a configuration.
 *
 * @param values plain Java by the names of the variables
 * @param secrets the same for sensitive variables
 * @param left why variables cannot be written, by their names
 */
public record AdoptedVariables(Map<String, Object> values, Map<String, Object> secrets, Map<String, String> left) {

    /**
     * Reads the variables.
     *
     * @param texts their values in Resource Manager
     */
    public static AdoptedVariables of(TerraformModule module, Map<String, String> texts) {
        AdoptedVariables read = new AdoptedVariables(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        texts.forEach((name, text) -> read.add(name, module.variable(name), text));
        return read;
    }

    private void add(String name, Optional<Variable> declared, String text) {
        if (declared.isEmpty()) {
            left.put(name, "the stack does not declare this variable");
            return;
        }
        Optional<Object> value = value(declared.get(), text);
        if (value.isEmpty()) {
            left.put(name, "its value is a Terraform expression that is not JSON");
        } else {
            (declared.get().sensitive() ? secrets : values).put(name, value.get());
        }
    }

    private static Optional<Object> value(Variable variable, String text) {
        if (VariableText.isExpression(variable)) {
            return json(text);
        }
        if (variable.type() instanceof VariableType.BoolType && (text.equals("true") || text.equals("false"))) {
            return Optional.of(Boolean.valueOf(text));
        }
        if (variable.type() instanceof VariableType.NumberType && text.matches("-?\\d+(\\.\\d+)?")) {
            return Optional.of(new BigDecimal(text));
        }
        return Optional.of(text);
    }

    private static Optional<Object> json(String text) {
        try {
            return Optional.ofNullable(JsonMapper.builder()
                            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
                            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                            .build()
                            .readValue(text, Object.class))
                    .map(value -> Objects.requireNonNull(unescaped(value)));
        } catch (JsonProcessingException expression) {
            return Optional.empty();
        }
    }

    /** The opposite of what {@link VariableText} does to text in expressions. */
    private static @Nullable Object unescaped(@Nullable Object value) {
        if (value instanceof String text) {
            return text.replace("$${", "${").replace("%%{", "%{");
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            for (Object item : list) {
                items.add(unescaped(item));
            }
            return items;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                entries.put(String.valueOf(unescaped(entry.getKey())), unescaped(entry.getValue()));
            }
            return entries;
        }
        return value;
    }
}
