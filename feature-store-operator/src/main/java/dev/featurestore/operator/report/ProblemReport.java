package dev.featurestore.operator.report;

import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.operator.text.JsonText;
import dev.featurestore.operator.text.OneLine;
import dev.featurestore.operator.values.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reports problems: as lines for a person, as annotations for GitHub Actions, as JSON for a program.
 *
 * <p>The JSON document is one line, <code>{"problems":[…]}</code>. Each problem has {@code severity} ({@code error} or
 * {@code warning}), {@code code} (a {@link dev.featurestore.operator.failure.FailureCode}), {@code file} (its name in messages), {@code line} and {@code column} (counted from 1; 0 if the whole file is meant), {@code path} (the keys that lead
 * there, as in {@code spec.compartment_id}, or empty), {@code message} and {@code hint}, and {@code commands} where the hint
 * is a goal to run.
 */
public final class ProblemReport {
    /** Maximum number of problems to print. */
    private static final int MOST_SHOWN = 100;

    private final Console console;
    private final Path root;
    private final Values values;

    /**
     * A report.
     *
     * @param root the folder for relative names of files
     */
    public ProblemReport(Console console, Path root, Values values) {
        this.console = console;
        this.root = root;
        this.values = values;
    }

    /** Lines for a person, two for each problem. */
    public void lines(List<Problem> problems) {
        for (Problem problem : shown(problems)) {
            if (problem.severity() == Severity.ERROR) {
                console.error(console.commands().words(problem.text()));
                hint(problem).forEach(console::error);
                problem.paste().forEach(console::verbatim);
            } else {
                console.warn(console.commands().words(problem.text()));
                hint(problem).forEach(console::warn);
            }
        }
        if (problems.size() > MOST_SHOWN) {
            console.error("... and " + (problems.size() - MOST_SHOWN) + " more");
        }
    }

    private List<String> hint(Problem problem) {
        List<String> lines = new ArrayList<>();
        Commands typed = console.commands();
        List<Command> known = typed.known(problem.commands());
        lines.add("    " + typed.words(problem.hint()) + (known.isEmpty() ? "" : ":"));
        known.forEach(command -> lines.add("    " + typed.line(command)));
        return lines;
    }

    /**
     * Annotations where the build runs under GitHub Actions (GitHub documentation, "Workflow commands for GitHub
     * Actions", "Setting an error message"); nothing elsewhere.
     */
    public void annotations(List<Problem> problems) {
        if (values.environment("GITHUB_ACTIONS").filter("true"::equals).isEmpty()) {
            return;
        }
        for (Problem problem : shown(problems)) {
            console.verbatim(annotation(problem));
        }
    }

    /** Prints one JSON document, even without problems. */
    public void json(List<Problem> problems) {
        Commands typed = console.commands();
        List<Object> list = new ArrayList<>();
        for (Problem problem : problems) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
            entry.put("code", problem.code().name());
            entry.put("file", problem.location().file());
            entry.put("line", problem.location().line());
            entry.put("column", problem.location().column());
            entry.put("path", problem.path());
            entry.put("message", typed.words(problem.message()));
            entry.put("hint", typed.words(problem.hint()));
            List<Command> known = typed.known(problem.commands());
            if (!known.isEmpty()) {
                entry.put("commands", known.stream().map(typed::text).toList());
            }
            list.add(entry);
        }
        console.verbatim(JsonText.of(Map.of("problems", list)));
    }

    private static List<Problem> shown(List<Problem> problems) {
        return problems.subList(0, Math.min(problems.size(), MOST_SHOWN));
    }

    /** The title names a file that is not in the workspace, such as one of the bundled stack. */
    private String annotation(Problem problem) {
        Location location = problem.location();
        Path file = root.resolve(location.file()).toAbsolutePath().normalize();
        boolean exists = !location.file().isEmpty() && Files.exists(file);
        StringBuilder line = new StringBuilder(problem.severity() == Severity.ERROR ? "::error " : "::warning ");
        String message = console.commands().words(problem.message()) + "\n"
                + console.commands().words(problem.hint()); // single lines
        if (exists) {
            line.append("file=").append(property(inWorkspace(file)));
            if (location.line() > 0) {
                line.append(",line=").append(location.line()).append(",col=").append(location.column());
            }
            message = (problem.path().isEmpty() ? "" : problem.path() + ": ") + message;
        } else {
            line.append("title=").append(property(location.toString()));
        }
        return line.append("::").append(data(message)).toString();
    }

    /** GitHub requires names relative to the repository's root, even if Maven runs in a folder below it. */
    private String inWorkspace(Path file) {
        Path folder = UserPaths.in(root)
                .find(values.environment("GITHUB_WORKSPACE").orElse(""), "GITHUB_WORKSPACE")
                .map(workspace -> workspace.toAbsolutePath().normalize())
                .orElse(root);
        Path name = file.startsWith(folder) ? folder.relativize(file) : file;
        return name.toString().replace('\\', '/');
    }

    private static String data(String text) {
        return OneLine.of(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"));
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
