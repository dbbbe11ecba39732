package dev.featurestore.operator.init;

import dev.featurestore.operator.config.ConfigSchema;
import dev.featurestore.operator.config.Key;
import dev.featurestore.operator.config.SpecVariable;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.verify.Mismatch;
import dev.featurestore.operator.verify.TypedValue;
import dev.featurestore.operator.verify.ValueCheck;
import dev.featurestore.operator.verify.VariableCheck;
import dev.featurestore.operator.yaml.YamlParser;
import dev.featurestore.operator.yaml.YamlScalar;
import dev.featurestore.operator.yaml.YamlValue;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.module.VariableType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value that {@code init} can ask for: that of a key of {@code spec}, or of a variable without such a key.
 *
 * @param answer the key, or null
 * @param key its definition in the schema, or null
 * @param variable the variable of the stack that it sets, or null
 */
record Question(
        @Nullable Answer answer,
        @Nullable Key key,
        @Nullable Variable variable) {

    /** All questions, in the order of the file. */
    static List<Question> of(BundledStack stack) {
        List<Question> questions = new ArrayList<>();
        for (Answer answer : Answer.values()) {
            Key key = ConfigSchema.SPEC.key(answer.key());
            Variable variable = SpecVariable.ofKey(answer.key())
                    .flatMap(spec -> stack.variable(spec.variable()))
                    .orElse(null);
            questions.add(new Question(answer, key, variable));
        }
        for (Variable variable : stack.variables()) {
            if (Answer.ofVariable(variable.name()).isEmpty()) {
                questions.add(new Question(null, null, variable));
            }
        }
        return questions;
    }

    /** The key below {@code spec}, or the name of the variable. */
    String name() {
        if (answer != null) {
            return answer.key();
        }
        return variable == null ? "" : variable.name();
    }

    /** The property that sets the value. */
    String property() {
        return answer == null ? Answer.VARIABLES + name() : answer.property();
    }

    /** Whether the value is required. */
    boolean required() {
        return (answer != null && answer.required()) || (variable != null && variable.required());
    }

    /** Whether the value is sensitive. */
    boolean secret() {
        return variable != null && variable.sensitive();
    }

    /** The description of the value. */
    String description() {
        if (key != null) {
            return key.description();
        }
        return variable == null ? name() : variable.description().orElse(name());
    }

    /** An example value for a command. */
    String example() {
        return key == null ? "..." : ValueCheck.example(key.shape());
    }

    /** The problem of an answer, without regard to the other answers. */
    Optional<Mismatch> check(String text) {
        Optional<Mismatch> mismatch = key == null
                ? Optional.empty()
                : new ValueCheck(ConfigSchema.SPEC).check(key.shape(), YamlScalar.ofText(text));
        return mismatch.isPresent() || variable == null ? mismatch : new VariableCheck(variable).check(value(text));
    }

    /** The answer as plain Java, in the type of the variable. */
    @Nullable
    Object written(String text) {
        return TypedValue.of(variable == null ? new VariableType.StringType() : variable.type(), value(text));
    }

    /** The answer as a value of the configuration: text for a text variable, otherwise parsed as YAML. */
    YamlValue value(String text) {
        VariableType type = variable == null ? null : variable.type();
        if (key != null || type instanceof VariableType.StringType || type instanceof VariableType.AnyType) {
            return YamlScalar.ofText(text);
        }
        return new YamlParser("", new Problems("")).parse(text).orElse(YamlScalar.ofText(text));
    }
}
