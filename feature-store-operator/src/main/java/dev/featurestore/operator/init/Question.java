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
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.module.VariableType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that {@code init} can be told: the value of a key of {@code spec}, or of a variable that has no such key.
 *
 * @param answer the key, or null
 * @param key what the schema says of it, or null
 * @param variable the stack's variable that is set, or null
 */
record Question(
        @Nullable Answer answer,
        @Nullable Key key,
        @Nullable Variable variable) {

    /** All of them, in the order of the file. */
    static List<Question> of(TerraformModule stack) {
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

    /** The property that answers it. */
    String property() {
        return answer == null ? Answer.VARIABLES + name() : answer.property();
    }

    /** Whether there must be an answer. */
    boolean required() {
        return (answer != null && answer.required()) || (variable != null && variable.required());
    }

    /** Whether the answer must not be seen. */
    boolean secret() {
        return variable != null && variable.sensitive();
    }

    /** What is asked for. */
    String description() {
        if (key != null) {
            return key.description();
        }
        return variable == null ? name() : variable.description().orElse(name());
    }

    /** An answer, as it can be written in a command. */
    String example() {
        return key == null ? "..." : ValueCheck.example(key.shape());
    }

    /** What is wrong with an answer by itself, if anything. */
    Optional<Mismatch> check(String text) {
        Optional<Mismatch> mismatch = key == null
                ? Optional.empty()
                : new ValueCheck(ConfigSchema.SPEC).check(key.shape(), YamlScalar.ofText(text));
        return mismatch.isPresent() || variable == null ? mismatch : new VariableCheck(variable).check(value(text));
    }

    /** The answer as plain Java, in the form that the variable's type wants. */
    @Nullable
    Object written(String text) {
        return TypedValue.of(variable == null ? new VariableType.StringType() : variable.type(), value(text));
    }

    /** The answer as a value of the configuration: text stays text where that is wanted, all else is read as YAML. */
    YamlValue value(String text) {
        VariableType type = variable == null ? null : variable.type();
        if (key != null || type instanceof VariableType.StringType || type instanceof VariableType.AnyType) {
            return YamlScalar.ofText(text);
        }
        return new YamlParser("", new Problems("")).parse(text).orElse(YamlScalar.ofText(text));
    }
}
