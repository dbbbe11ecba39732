package dev.featurestore.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** Formats values of a plan with their sensitive parts masked. Terraform marks them in a tree of the same form, or with true. */
final class ValueText {

    static final String SENSITIVE = "(sensitive value)";
    static final String UNKNOWN = "(known after apply)";
    static final String NONE = "(none)";

    private ValueText() {}

    /** A value in one line. */
    static String of(JsonNode value, JsonNode sensitive) {
        JsonNode shown = hidden(value, sensitive);
        if (shown.isNull() || shown.isMissingNode()) {
            return NONE;
        }
        return shown.asText().equals(SENSITIVE) ? SENSITIVE : shown.toString();
    }

    /** A copy of a value with its sensitive parts masked; null stays null. */
    static JsonNode hidden(JsonNode value, JsonNode sensitive) {
        if (value.isNull() || value.isMissingNode() || isNothing(sensitive)) {
            return value;
        }
        if (sensitive instanceof ObjectNode marks && value instanceof ObjectNode object) {
            ObjectNode copy = object.deepCopy();
            marks.properties().forEach(mark -> {
                if (copy.has(mark.getKey())) {
                    copy.set(mark.getKey(), hidden(copy.get(mark.getKey()), mark.getValue()));
                }
            });
            return copy;
        }
        if (sensitive instanceof ArrayNode marks && value instanceof ArrayNode array && marks.size() <= array.size()) {
            ArrayNode copy = array.deepCopy();
            for (int i = 0; i < marks.size(); i++) {
                copy.set(i, hidden(copy.get(i), marks.get(i)));
            }
            return copy;
        }
        return TextNode.valueOf(SENSITIVE);
    }

    /** The texts that {@link #hidden} hides. */
    static List<String> secrets(JsonNode value, JsonNode sensitive) {
        List<String> secrets = new ArrayList<>();
        collect(value, hidden(value, sensitive), secrets);
        return secrets;
    }

    private static void collect(JsonNode value, JsonNode hidden, List<String> secrets) {
        if (value.isContainerNode() && value.getNodeType() == hidden.getNodeType()) {
            if (value.isObject()) {
                value.properties().forEach(entry -> collect(entry.getValue(), hidden.path(entry.getKey()), secrets));
            } else {
                for (int i = 0; i < value.size(); i++) {
                    collect(value.get(i), hidden.path(i), secrets);
                }
            }
        } else if (!value.equals(hidden)) {
            leaves(value, secrets);
        }
    }

    private static void leaves(JsonNode value, List<String> texts) {
        if (value.isTextual()) {
            texts.add(value.textValue());
        }
        value.forEach(child -> leaves(child, texts));
    }

    /** Whether nothing is marked: false, absent, or a tree without marks. */
    private static boolean isNothing(JsonNode sensitive) {
        if (sensitive.isContainerNode()) {
            for (JsonNode mark : sensitive) {
                if (!isNothing(mark)) {
                    return false;
                }
            }
            return true;
        }
        return !sensitive.asBoolean();
    }
}
