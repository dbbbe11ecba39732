package dev.featurestore.operator.init;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.config.Key;
import dev.featurestore.operator.config.Shape;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.verify.Mismatch;
import dev.featurestore.operator.verify.ValueCheck;
import dev.featurestore.operator.verify.VariableCheck;
import dev.featurestore.operator.yaml.YamlParser;
import dev.featurestore.operator.yaml.YamlScalar;
import dev.featurestore.operator.yaml.YamlValue;
import dev.featurestore.terraform.TerraformModule;
import dev.featurestore.terraform.Variable;
import dev.featurestore.terraform.VariableType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks what {@code init} was told against the schema and the stack; all that is missing or malformed in one message. */
final class AnswerCheck {
    private final Shape.Section spec;
    private final TerraformModule stack;
    private final List<String> missing = new ArrayList<>();
    private final List<String> examples = new ArrayList<>();
    private final List<String> malformed = new ArrayList<>();
    private final List<String> hints = new ArrayList<>();

    AnswerCheck(Shape.Section spec, TerraformModule stack) {
        this.spec = spec;
        this.stack = stack;
    }

    Answers check(InitRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("operation", "create");
        for (Answer answer : Answer.values()) {
            Key key = spec.key(answer.key());
            if (key != null) {
                checkAnswer(answer, key, request, values);
            }
        }
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        for (Variable variable : stack.variables()) {
            if (Answer.ofVariable(variable.name()).isEmpty()) {
                checkVariable(variable, request.variables().get(variable.name()), variables);
            }
        }
        for (String name : new TreeSet<>(request.variables().keySet())) {
            checkName(name);
        }
        if (!missing.isEmpty() || !malformed.isEmpty()) {
            throw refused();
        }
        return new Answers(values, variables);
    }

    private void checkAnswer(Answer answer, Key key, InitRequest request, Map<String, String> values) {
        Optional<String> given = answer.in(request);
        if (given.isEmpty()) {
            if (answer.required() || isRequiredByStack(answer)) {
                missing.add(answer.property());
                examples.add("-D" + answer.property() + "=" + ValueCheck.example(key.shape()));
            }
            return;
        }
        String text = given.get().strip();
        Optional<Mismatch> mismatch = new ValueCheck(spec).check(key.shape(), YamlScalar.ofText(text));
        if (mismatch.isPresent()) {
            malformed.add(answer.property() + ": " + mismatch.get().message());
            hints.add(mismatch.get().hint());
        } else {
            values.put(answer.key(), text);
        }
    }

    private boolean isRequiredByStack(Answer answer) {
        for (Variable variable : stack.variables()) {
            if (variable.required() && Answer.ofVariable(variable.name()).orElse(null) == answer) {
                return true;
            }
        }
        return false;
    }

    private void checkVariable(Variable variable, @Nullable String given, Map<String, @Nullable Object> variables) {
        String property = Answer.VARIABLES + variable.name();
        if (given == null || given.isBlank()) {
            if (variable.required()) {
                missing.add(property);
                examples.add("-D" + property + "=...");
            }
            return;
        }
        YamlValue value = value(variable.type(), given);
        Optional<Mismatch> mismatch = new VariableCheck(variable).check(value);
        if (mismatch.isPresent()) {
            malformed.add(property + ": " + mismatch.get().message());
            hints.add(mismatch.get().hint());
        } else {
            variables.put(variable.name(), value.toJava());
        }
    }

    /** Text stays text; everything else is read as YAML. */
    private static YamlValue value(VariableType type, String text) {
        if (type instanceof VariableType.StringType || type instanceof VariableType.AnyType) {
            return YamlScalar.ofText(text);
        }
        return new YamlParser("", new Problems("")).parse(text).orElse(YamlScalar.ofText(text));
    }

    private void checkName(String name) {
        Answer answer = Answer.ofVariable(name).orElse(null);
        if (answer != null && answer != Answer.SERVICE_VERSION) {
            malformed.add(Answer.VARIABLES + name + ": expected as " + answer.property());
            hints.add("write -D" + answer.property() + " in place of -D" + Answer.VARIABLES + name);
        } else if (answer == null && stack.variable(name).isEmpty()) {
            malformed.add(
                    Answer.VARIABLES + name + ": expected a variable of the bundled stack, found none of that name");
            hints.add("leave out -D" + Answer.VARIABLES + name);
        }
    }

    private FeatureStoreException refused() {
        List<String> lines = new ArrayList<>(malformed);
        if (!missing.isEmpty()) {
            lines.add(0, "Not given: " + String.join(", ", missing));
        }
        return FeatureStoreException.of(
                FailureCode.MISSING_PARAMETER,
                String.join("\n", lines),
                missing.isEmpty() ? hints.get(0) : "Add " + String.join(" ", examples));
    }
}
