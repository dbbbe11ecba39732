package dev.featurestore.operator.verify;

import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.terraform.module.VariableType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys of a file with values as the core schema of YAML reads them. */
public final class PlainJava {
    private PlainJava() {}

    /** String, Boolean, Long, BigDecimal, List, Map or null by key. */
    public static Map<String, @Nullable Object> of(YamlMapping mapping) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (YamlMapping.Entry entry : mapping.entries()) {
            values.put(entry.key(), TypedValue.of(new VariableType.AnyType(), entry.value()));
        }
        return values;
    }
}
