package dev.featurestore.operator.verify;

import dev.featurestore.terraform.syntax.Expression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of the configuration as values of Terraform's language. */
final class PlainValue {
    private PlainValue() {}

    /** The value as {@link Expression#literal} describes them. */
    static Object of(@Nullable Object value) {
        if (value == null) {
            return Expression.Null.NULL;
        }
        if (value instanceof Long number) {
            return BigDecimal.valueOf(number);
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(of(item)));
            return items;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> entries = new LinkedHashMap<>();
            map.forEach((key, item) -> entries.put(String.valueOf(key), of(item)));
            return entries;
        }
        return value;
    }
}
