package dev.featurestore.operator.init;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.operator.verify.Mismatch;
import dev.featurestore.operator.verify.RegionCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks what {@code init} was told against the schema and the stack; all that is missing or malformed in one message. */
final class AnswerCheck {
    private final List<Question> questions;
    private final Map<String, String> given;
    private final List<String> malformed = new ArrayList<>();
    private final List<String> hints = new ArrayList<>();

    /**
     * A check.
     *
     * @param given answers by property
     */
    AnswerCheck(List<Question> questions, Map<String, String> given) {
        this.questions = questions;
        this.given = given;
    }

    /** Whether anything is missing that there must be. */
    boolean lacks() {
        return !missing().isEmpty();
    }

    /** What the answers say that are there, if they are right; what is missing may come yet. */
    Answers soFar() {
        Answers answers = check();
        if (!malformed.isEmpty()) {
            throw FeatureStoreException.of(FailureCode.INVALID_PARAMETER, malformed, hints.get(0));
        }
        return answers;
    }

    /** What the answers say, if all are there and right. */
    Answers answers() {
        List<Question> missing = missing();
        if (missing.isEmpty()) {
            return soFar();
        }
        check();
        List<String> properties = new ArrayList<>();
        List<String> examples = new ArrayList<>();
        for (Question question : missing) {
            properties.add(question.property());
            examples.add("-D" + question.property() + "=" + question.example());
        }
        List<String> lines = new ArrayList<>(malformed);
        lines.add(0, "Not given: " + String.join(", ", properties));
        throw FeatureStoreException.of(FailureCode.MISSING_PARAMETER, lines, "Add " + String.join(" ", examples));
    }

    private List<Question> missing() {
        return questions.stream()
                .filter(question -> question.required() && !given.containsKey(question.property()))
                .toList();
    }

    private Answers check() {
        malformed.clear();
        hints.clear();
        Map<String, String> spec = new LinkedHashMap<>();
        spec.put("operation", "create");
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        for (Question question : questions) {
            String text = given.get(question.property());
            Mismatch mismatch = text == null ? null : question.check(text).orElse(null);
            if (mismatch != null) {
                refuse(question.property(), mismatch.message(), mismatch.hint());
            } else if (text != null && question.answer() != null) {
                spec.put(question.name(), text);
            } else if (text != null) {
                variables.put(question.name(), question.written(text));
            }
        }
        checkNames();
        for (Problem problem : RegionCheck.of(spec)) {
            if (problem.severity() == Severity.ERROR) {
                refuse(property(problem.path()), problem.message(), problem.hint());
            }
        }
        return new Answers(spec, variables);
    }

    private void checkNames() {
        for (String property : new TreeSet<>(given.keySet())) {
            if (questions.stream().noneMatch(question -> question.property().equals(property))) {
                Answer answer = Answer.ofVariable(property.substring(Answer.VARIABLES.length()))
                        .orElse(null);
                if (answer == null) {
                    refuse(
                            property,
                            "expected a variable of the bundled stack, found none of that name",
                            "leave out -D" + property);
                } else {
                    refuse(
                            property,
                            "expected as " + answer.property(),
                            "write -D" + answer.property() + " in place of -D" + property);
                }
            }
        }
    }

    private String property(String path) {
        for (Question question : questions) {
            if (path.equals("spec." + question.name())) {
                return question.property();
            }
        }
        return path;
    }

    private void refuse(String property, String message, String hint) {
        malformed.add(property + ": " + message);
        hints.add(hint);
    }
}
