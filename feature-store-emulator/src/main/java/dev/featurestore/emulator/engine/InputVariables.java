package dev.featurestore.emulator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.terraform.Expression;
import dev.featurestore.terraform.Variable;
import dev.featurestore.terraform.VariableType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of the root module's variables: what the job was given, or their defaults. */
final class InputVariables {

    private final Map<String, String> given;
    private final Map<String, Variable> declared = new LinkedHashMap<>();

    /** @param given values by name; those of undeclared variables are ignored, as Terraform ignores {@code TF_VAR_…} */
    private InputVariables(Map<String, String> given, List<Variable> variables) {
        this.given = given;
        variables.forEach(variable -> declared.put(variable.name(), variable));
    }

    /**
     * Puts declarations and given values together.
     *
     * @throws JobFailedException if a variable has neither a value nor a default
     */
    static InputVariables of(Configuration configuration, Map<String, String> given) throws JobFailedException {
        List<Variable> variables = configuration.root().module().variables();
        List<Diagnostic> missing = new ArrayList<>();
        for (Variable variable : variables) {
            if (variable.required() && !given.containsKey(variable.name())) {
                missing.add(Diagnostic.at(
                        Configuration.place(configuration.lines(), variable.position(), ""),
                        "No value for required variable",
                        "The root module input variable \"" + variable.name()
                                + "\" is not set, and has no default value. Add it to the stack's variables."));
            }
        }
        if (!missing.isEmpty()) {
            throw new JobFailedException(JobFailedException.EXECUTION_ERROR, missing);
        }
        return new InputVariables(given, variables);
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
        String text = given.get(name);
        return text != null
                ? Optional.of(converted(text, variable.type()))
                : variable.defaultValue().flatMap(Expression::literal).map(LiteralJson::of);
    }

    /** What tells whether the value changed. */
    String fingerprint(String name) {
        return value(name)
                .map(JsonNode::toString)
                .or(() -> Optional.ofNullable(declared.get(name))
                        .flatMap(Variable::defaultValue)
                        .map(Expression::source))
                .orElse("");
    }

    /** Numbers, booleans, lists and objects are given as JSON text; what is not JSON stays text. */
    private static JsonNode converted(String text, VariableType type) {
        if (type instanceof VariableType.StringType || type instanceof VariableType.AnyType) {
            return Json.object().textNode(text);
        }
        try {
            return Json.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Json.object().textNode(text);
        }
    }
}
