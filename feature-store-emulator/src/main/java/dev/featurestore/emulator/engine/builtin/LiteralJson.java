package dev.featurestore.emulator.engine.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Values of Terraform's literals as JSON. */
final class LiteralJson {

    private LiteralJson() {}

    /** @param value as {@link dev.featurestore.terraform.syntax.Expression#literal} describes it */
    static JsonNode of(Object value) {
        if (value instanceof String text) {
            return Json.object().textNode(text);
        }
        if (value instanceof BigDecimal number) {
            // Written like a variable's text is read: 2 stays 2, and 1.50 becomes 1.5.
            BigDecimal plain = number.stripTrailingZeros();
            return plain.scale() <= 0 && (long) plain.precision() - plain.scale() < 19
                    ? Json.object().numberNode(plain.longValueExact())
                    : Json.object().numberNode(plain);
        }
        if (value instanceof Boolean flag) {
            return Json.object().booleanNode(flag);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = Json.array();
            list.forEach(element -> array.add(of(element)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = Json.object();
            map.forEach((key, element) -> object.set(key.toString(), of(element)));
            return object;
        }
        return Json.object().nullNode();
    }
}
