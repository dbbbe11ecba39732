package dev.featurestore.operator.plan;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.featurestore.operator.text.PrintableJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Masks the secrets in a plan's JSON, so that it can be stored. Terraform writes sensitive values there in plain text, with
 * marks. These are replaced by {@code (sensitive value)}:
 *
 * <ul>
 *   <li>values and defaults of sensitive variables
 *   <li>values with a mark in {@code before_sensitive}, {@code after_sensitive} or {@code sensitive_values}: attributes
 *       that the provider or the configuration declares sensitive, in the plan, the drift and the prior state
 *   <li>values of sensitive outputs
 *   <li>constants of the configuration that are the value of such an attribute
 *   <li>the values of sensitive variables in all other texts
 * </ul>
 */
public final class PlanWithoutSecrets {

    private static final JsonMapper JSON = PrintableJson.mapper()
            .rebuild()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final UnaryOperator<String> redaction;
    private final Set<String> secrets = new HashSet<>();

    private PlanWithoutSecrets(UnaryOperator<String> redaction) {
        this.redaction = redaction;
    }

    /**
     * The plan without its secrets.
     *
     * @param sensitiveVariables names of sensitive variables, in addition to those that the plan declares sensitive
     * @param redaction hides the values of sensitive variables in a text
     * @throws UncheckedIOException if it is not JSON
     */
    public static byte[] of(byte[] plan, Set<String> sensitiveVariables, UnaryOperator<String> redaction) {
        try {
            JsonNode json = JSON.readTree(plan);
            PlanWithoutSecrets without = new PlanWithoutSecrets(redaction);
            without.variables(json, sensitiveVariables);
            return JSON.writeValueAsBytes(without.constants(without.hidden(json)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void variables(JsonNode plan, Set<String> sensitive) {
        JsonNode declared = plan.path("configuration").path("root_module").path("variables");
        plan.path("variables").properties().forEach(variable -> {
            boolean hide = sensitive.contains(variable.getKey())
                    || declared.path(variable.getKey()).path("sensitive").asBoolean();
            if (hide && variable.getValue() instanceof ObjectNode object) {
                hide(object, "value", BooleanNode.TRUE);
            }
        });
    }

    /** Hides all marked values in a tree. */
    private JsonNode hidden(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String side : List.of("before", "after")) {
                hide(object, side, object.path(side + "_sensitive"));
            }
            hide(object, "values", object.path("sensitive_values"));
            if (object.path("sensitive").isBoolean()) {
                hide(object, "value", object.path("sensitive"));
                hide(object, "default", object.path("sensitive"));
            }
            object.properties().forEach(entry -> entry.setValue(hidden(entry.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, hidden(array.get(i)));
            }
        } else if (node.isTextual()) {
            return TextNode.valueOf(redaction.apply(node.textValue()));
        }
        return node;
    }

    private void hide(ObjectNode object, String name, JsonNode marks) {
        if (object.has(name)) {
            secrets.addAll(ValueText.secrets(object.get(name), marks));
            object.set(name, ValueText.hidden(object.get(name), marks));
        }
    }

    private JsonNode constants(JsonNode node) {
        if (node instanceof ObjectNode object) {
            JsonNode constant = object.path("constant_value");
            if (constant.isTextual() && secrets.contains(constant.textValue())) {
                object.put("constant_value", ValueText.SENSITIVE);
            }
        }
        node.forEach(this::constants);
        return node;
    }
}
