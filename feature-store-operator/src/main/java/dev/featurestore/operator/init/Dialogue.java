package dev.featurestore.operator.init;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.operator.verify.Mismatch;
import dev.featurestore.operator.verify.RegionCheck;
import dev.featurestore.operator.verify.Vocabulary;
import dev.featurestore.terraform.oci.Region;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks for missing values, repeats a question until its answer is valid, and asks whether to write the files. */
final class Dialogue {
    /** Columns of a terminal by default. */
    private static final int WIDTH = 80;

    private static final String NONE = "-";
    private static final String INDENT = "    ";

    private final Terminal terminal;
    private final Proposals proposals;

    Dialogue(Terminal terminal, Proposals proposals) {
        this.terminal = terminal;
        this.proposals = proposals;
    }

    /**
     * Asks for the required values, the user and the name of the stack.
     *
     * @param given the given answers by property
     * @return the given and the new answers
     * @throws FeatureStoreException if the input ends
     */
    Map<String, String> complete(List<Question> questions, Map<String, String> given) {
        List<Question> open = questions.stream()
                .filter(question -> !given.containsKey(question.property()))
                .filter(question -> question.required()
                        || question.answer() == Answer.USER
                        || question.answer() == Answer.STACK_NAME)
                .toList();
        terminal.show("");
        say("", "", "Press Enter to accept the proposed answer, or Ctrl-D to cancel.");
        say("", "", proposals.source());
        Map<String, String> answers = new TreeMap<>(given);
        for (int i = 0; i < open.size(); i++) {
            Question question = open.get(i);
            terminal.show("");
            say((i + 1) + "/" + open.size() + " ", INDENT, question.description());
            ask(question, questions, answers).ifPresent(text -> answers.put(question.property(), text));
        }
        return answers;
    }

    /**
     * Shows the configuration and the names of the files, and asks whether to write them.
     *
     * @param page text of the configuration without secrets
     * @throws FeatureStoreException if the input ends
     */
    boolean confirm(String page, FileSet files) {
        terminal.show("");
        terminal.show("-".repeat(WIDTH));
        page.lines().forEach(terminal::show);
        terminal.show("-".repeat(WIDTH));
        terminal.show("This is " + Initializer.CONFIGURATION + ". Files to write to " + files.folder() + ":");
        files.described().forEach(line -> terminal.show("  " + line));
        terminal.show("");
        while (true) {
            String text = answer(terminal.ask("Write? yes or no [yes]: ")).toLowerCase(Locale.ROOT);
            if (text.isEmpty() || text.equals("y") || text.equals("yes")) {
                return true;
            }
            if (text.equals("n") || text.equals("no")) {
                return false;
            }
        }
    }

    /** @return the answer; empty for none */
    private Optional<String> ask(Question question, List<Question> questions, Map<String, String> answers) {
        Optional<String> proposed = proposals.to(question);
        propose(question, proposed);
        Optional<String> doubted = Optional.empty();
        String prompt = question.name() + ": ";
        while (true) {
            String typed = answer(question.secret() ? terminal.askSecret(prompt) : terminal.ask(prompt));
            if (!question.required() && (typed.equals(NONE) || (typed.isEmpty() && proposed.isEmpty()))) {
                return Optional.empty();
            }
            String text = typed.isEmpty() ? proposed.orElse("") : typed;
            if (text.isEmpty()) {
                say(INDENT, INDENT, "A value is required.");
                continue;
            }
            Optional<Mismatch> wrong = question.check(text).or(() -> conflict(question, text, questions, answers));
            Optional<Problem> doubt = doubt(question, text);
            if (wrong.isPresent()) {
                say(INDENT, INDENT, sentence(wrong.get().message()));
                say(INDENT, INDENT, sentence(wrong.get().hint()));
                Optional<String> meant = meant(question, text);
                if (meant.isPresent()) {
                    proposed = meant;
                    propose(question, proposed);
                }
            } else if (doubt.isPresent() && !doubted.equals(Optional.of(text))) {
                doubted = Optional.of(text);
                proposed = meant(question, text).or(() -> Optional.of(text));
                say(INDENT, INDENT, sentence(doubt.get().message()));
                say(INDENT, INDENT, sentence(doubt.get().hint()));
                propose(question, proposed);
            } else {
                return Optional.of(text);
            }
        }
    }

    private void propose(Question question, Optional<String> proposed) {
        if (proposed.isPresent()) {
            terminal.show(INDENT + "Enter: " + proposed.get());
            if (question.answer() == Answer.USER) {
                terminal.show(INDENT + NONE + " for none");
            }
        } else if (!question.required()) {
            terminal.show(INDENT + "Enter: none");
        }
    }

    /** The first contradiction between the region and the OCIDs, including this answer. */
    private static Optional<Mismatch> conflict(
            Question question, String text, List<Question> questions, Map<String, String> answers) {
        Map<String, String> spec = new TreeMap<>();
        for (Question each : questions) {
            String answered = each.property().equals(question.property()) ? text : answers.get(each.property());
            if (each.answer() != null && answered != null) {
                spec.put(each.name(), answered);
            }
        }
        return RegionCheck.of(spec).stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .map(problem -> new Mismatch(problem.path() + ": " + problem.message(), problem.hint()))
                .findFirst();
    }

    /** The region that an answer probably means, which becomes the proposed answer. */
    private static Optional<String> meant(Question question, String text) {
        if (question.answer() != Answer.REGION) {
            return Optional.empty();
        }
        String name = text.strip().toLowerCase(Locale.ROOT);
        return Region.of(name)
                .map(Region::name)
                .or(() -> new Vocabulary(Region.all().stream().map(Region::name).toList()).nearest(name));
    }

    private static Optional<Problem> doubt(Question question, String text) {
        return question.answer() != Answer.REGION
                ? Optional.empty()
                : RegionCheck.of(Map.of(question.name(), text)).stream().findFirst();
    }

    private void say(String first, String others, String text) {
        String indent = first;
        for (String line : Wrapped.lines(text, WIDTH - Math.max(first.length(), others.length()))) {
            terminal.show(indent + line);
            indent = others;
        }
    }

    private static String sentence(String text) {
        boolean ends = text.endsWith(".") || text.endsWith("?");
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + (ends ? "" : ".");
    }

    private static String answer(Optional<String> line) {
        return line.map(String::strip)
                .orElseThrow(() -> FeatureStoreException.of(
                        FailureCode.MISSING_PARAMETER,
                        "No files were written: the input ended before the last answer",
                        "Run init again, or set the values as properties"));
    }
}
