package dev.featurestore.operator.init;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Gives one answer after the other, then none; and remembers the screen. */
final class ScriptedPerson implements Terminal {
    private final Deque<String> answers;
    private final List<String> screen = new ArrayList<>();

    ScriptedPerson(String... answers) {
        this.answers = new ArrayDeque<>(List.of(answers));
    }

    /** The lines that were shown; what was typed stands behind its prompt, unless it was secret. */
    List<String> screen() {
        return screen;
    }

    /** Answers that nobody asked for. */
    List<String> unasked() {
        return List.copyOf(answers);
    }

    @Override
    public void show(String line) {
        screen.add(line);
    }

    @Override
    public Optional<String> ask(String prompt) {
        Optional<String> answer = Optional.ofNullable(answers.poll());
        screen.add(prompt + answer.orElse("^D"));
        return answer;
    }

    @Override
    public Optional<String> askSecret(String prompt) {
        screen.add(prompt);
        return Optional.ofNullable(answers.poll());
    }
}
