package dev.featurestore.emulator.engine.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.engine.Diagnostic;
import dev.featurestore.emulator.engine.JobFailedException;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.module.VariableType;
import dev.featurestore.terraform.syntax.Expression;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of the root module's variables: the job's values, or the defaults. */
final class InputVariables {

    private final Map<String, String> given;
    private final Map<String, JsonNode> fromFiles;
    private final Map<String, Variable> declared = new LinkedHashMap<>();

    /**
     * @param given values by name; those of undeclared variables are ignored, as Terraform ignores {@code TF_VAR_…}
     * @param fromFiles values of the configuration's own files, which take precedence
     */
    private InputVariables(Map<String, String> given, Map<String, JsonNode> fromFiles, List<Variable> variables) {
        this.fromFiles = fromFiles;
        this.given = given;
        variables.forEach(variable -> declared.put(variable.name(), variable));
    }

    /**
     * Combines declarations and given values.
     *
     * @throws JobFailedException if a variable has neither a value nor a default
     */
    static InputVariables of(CheckedConfiguration configuration, Map<String, String> given) throws JobFailedException {
        List<Variable> variables = configuration.root().module().variables();
        Map<String, JsonNode> fromFiles =
                VariableValues.in(configuration.bundle(), configuration.root().folder());
        List<Diagnostic> missing = new ArrayList<>();
        for (Variable variable : variables) {
            if (variable.required() && !given.containsKey(variable.name()) && !fromFiles.containsKey(variable.name())) {
                missing.add(Diagnostic.at(
                        Diagnostic.Place.in(configuration.lines(), variable.position(), ""),
                        "No value for required variable",
                        "The root module input variable \"" + variable.name()
                                + "\" is not set, and has no default value. Add it to the stack's variables."));
            }
        }
        if (!missing.isEmpty()) {
            throw new JobFailedException(JobFailedException.EXECUTION_ERROR, missing);
        }
        return new InputVariables(given, fromFiles, variables);
    }

    /** Names of the variables, in the order of their declaration. */
    List<String> names() {
        return List.copyOf(declared.keySet());
    }

    /** The value, if it needs no evaluation. */
    Optional<JsonNode> value(String name) {
        Variable variable = declared.get(name);
        if (variable == null) {
            return Optional.empty();
        }
        if (fromFiles.containsKey(name)) {
            return Optional.ofNullable(fromFiles.get(name));
        }
        String text = given.get(name);
        return text != null
                ? Optional.of(converted(text, variable))
                : variable.defaultValue().flatMap(Expression::literal).map(LiteralJson::of);
    }

    /** A digest that changes with the value. */
    String fingerprint(String name) {
        return value(name)
                .map(JsonNode::toString)
                .or(() -> Optional.ofNullable(declared.get(name))
                        .flatMap(Variable::defaultValue)
                        .map(Expression::source))
                .orElse("");
    }

    /**
     * Terraform takes the text of a variable of type string, or of none, as it is, and any other as an expression: JSON,
     * in whose strings a doubled sign means the sign of a template. Text that is not JSON stays text.
     */
    private static JsonNode converted(String text, Variable variable) {
        boolean untyped = variable.block().body().attribute("type").isEmpty();
        if (untyped || variable.type() instanceof VariableType.StringType) {
            return Json.object().textNode(text);
        }
        try {
            return withoutEscapes(Json.read(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return Json.object().textNode(text);
        }
    }

    private static JsonNode withoutEscapes(JsonNode value) {
        if (value.isTextual()) {
            return Json.object().textNode(value.textValue().replace("$${", "${").replace("%%{", "%{"));
        }
        if (value instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, withoutEscapes(list.get(i)));
            }
        } else if (value instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> object.set(name, withoutEscapes(object.get(name))));
        }
        return value;
    }
}
