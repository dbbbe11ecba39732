package dev.featurestore.operator.init;

import dev.featurestore.operator.bundle.ConsoleVariables;
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
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks the answers against the schema and the stack. One message has all missing and invalid ones. */
final class AnswerCheck {
    private final ConsoleVariables consoleVariables;
    private final List<Question> questions;
    private final Map<String, String> given;
    private final List<String> malformed = new ArrayList<>();
    private final List<String> hints = new ArrayList<>();

    /**
     * A check.
     *
     * @param given answers by property
     */
    AnswerCheck(BundledStack stack, Map<String, String> given) {
        this.questions = Question.of(stack);
        this.consoleVariables = stack.consoleVariables();
        this.given = given;
    }

    /** Whether a required answer is missing. */
    boolean isIncomplete() {
        return !missing().isEmpty();
    }

    /** The given answers, if they are valid. Required answers may be missing. */
    Answers soFar() {
        Answers answers = check();
        if (!malformed.isEmpty()) {
            throw FeatureStoreException.of(FailureCode.INVALID_PARAMETER, malformed, hints.get(0));
        }
        return answers;
    }

    /** The answers, if they are complete and valid. */
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
        lines.add(0, "Missing: " + String.join(", ", properties));
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
                String variable = property.substring(Answer.VARIABLES.length());
                Optional<Answer> answer = Answer.ofVariable(variable);
                Optional<String> key = consoleVariables.key(variable);
                if (answer.isPresent()) {
                    refuse(
                            property,
                            "must be set as " + answer.get().property(),
                            "Replace -D" + property + " with -D" + answer.get().property());
                } else if (key.isPresent()) {
                    refuse(property, "is only for the form of the OCI console", "Set " + key.get() + " instead");
                } else {
                    refuse(property, "is not a variable of the bundled stack", "Remove -D" + property);
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
