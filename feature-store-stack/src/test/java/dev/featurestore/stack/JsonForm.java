package dev.featurestore.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Body;
import dev.featurestore.terraform.syntax.Expression;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a file of native syntax in JSON syntax ("JSON Configuration Syntax" in Terraform's documentation). */
final class JsonForm {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> REFERENCES = Set.of(
            "depends_on",
            "provider",
            "providers",
            "ignore_changes",
            "replace_triggered_by",
            "iterator",
            "type",
            "from",
            "to");
    private static final Set<String> LITERAL_BLOCKS = Set.of("variable", "terraform");

    private JsonForm() {}

    static String of(Body file) throws Exception {
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(body(file, "", false));
    }

    private static ObjectNode body(Body body, String block, boolean literal) {
        ObjectNode json = NODES.objectNode();
        for (Argument argument : body.attributes()) {
            json.set(argument.name(), value(argument, block, literal));
        }
        for (Block nested : body.blocks()) {
            boolean literals = LITERAL_BLOCKS.contains(nested.type())
                    || (literal && !nested.type().equals("validation"));
            JsonNode inside = body(nested.body(), nested.type(), literals);
            for (int i = nested.labels().size() - 1; i >= 0; i--) {
                inside = NODES.objectNode().set(nested.labels().get(i), inside);
            }
            json.withArray(nested.type()).add(inside);
        }
        return json;
    }

    private static JsonNode value(Argument argument, String block, boolean literal) {
        Expression value = argument.value();
        boolean type = argument.name().equals("type") && !block.equals("variable");
        if (REFERENCES.contains(argument.name()) && !type) {
            return reference(value);
        }
        return value.literal()
                .map(constant -> constant(constant, literal || isLiteral(argument, block)))
                .orElseGet(() -> NODES.textNode("${" + value.source() + "\n}"));
    }

    private static boolean isLiteral(Argument argument, String block) {
        return switch (block) {
            case "module" -> argument.name().equals("source");
            case "output" -> argument.name().equals("description");
            case "provider" -> argument.name().equals("alias");
            default -> false;
        };
    }

    private static JsonNode reference(Expression value) {
        if (!(value instanceof Expression.Tuple list)) {
            return NODES.textNode(value.source());
        }
        ArrayNode references = NODES.arrayNode();
        list.elements().forEach(element -> references.add(element.source()));
        return references;
    }

    private static JsonNode constant(Object value, boolean literal) {
        if (value instanceof String text) {
            return NODES.textNode(literal ? text : text.replace("${", "$${").replace("%{", "%%{"));
        }
        if (value instanceof BigDecimal number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        if (value instanceof List<?> list) {
            ArrayNode json = NODES.arrayNode();
            list.forEach(element -> json.add(constant(element, literal)));
            return json;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode json = NODES.objectNode();
            map.forEach((key, element) -> json.set(String.valueOf(key), constant(element, literal)));
            return json;
        }
        return NODES.nullNode();
    }
}
