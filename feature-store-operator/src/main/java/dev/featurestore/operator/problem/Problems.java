package dev.featurestore.operator.problem;

import dev.featurestore.operator.failure.FailureCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of one check. */
public final class Problems {
    private final String mainFile;
    private final List<Problem> found = new ArrayList<>();

    /**
     * An empty collection.
     *
     * @param mainFile name of the file whose problems are listed first
     */
    public Problems(String mainFile) {
        this.mainFile = mainFile;
    }

    /** Adds a problem of a configuration file. */
    public void add(Location location, String path, String message, String hint) {
        add(new Problem(Severity.ERROR, FailureCode.INVALID_CONFIGURATION, location, path, message, hint));
    }

    /** Adds a warning. */
    public void warn(Location location, String path, String message, String hint) {
        add(new Problem(Severity.WARNING, FailureCode.INVALID_CONFIGURATION, location, path, message, hint));
    }

    /** Adds a problem of the stack. */
    public void addOfStack(Location location, String path, String message, String hint) {
        add(new Problem(Severity.ERROR, FailureCode.INVALID_STACK, location, path, message, hint));
    }

    /** Adds a problem. */
    public void add(Problem problem) {
        found.add(problem);
    }

    /** Whether there are errors so far. */
    public boolean hasErrors() {
        for (Problem problem : found) {
            if (problem.severity() == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }

    /** Whether there are errors at this location so far. */
    public boolean hasErrorAt(Location location) {
        for (Problem problem : found) {
            if (problem.severity() == Severity.ERROR && problem.location().equals(location)) {
                return true;
            }
        }
        return false;
    }

    /** The number of problems so far. */
    public int count() {
        return found.size();
    }

    /** All of them: the main file's first, then by file, each in the order of its lines. */
    public List<Problem> sorted() {
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(new ByPosition(mainFile));
        return List.copyOf(sorted);
    }

    private record ByPosition(String mainFile) implements Comparator<Problem> {
        @Override
        public int compare(Problem one, Problem other) {
            Location first = one.location();
            Location second = other.location();
            int byFile = first.file().compareTo(second.file());
            if (byFile != 0) {
                return first.file().equals(mainFile) ? -1 : second.file().equals(mainFile) ? 1 : byFile;
            }
            int byLine = Integer.compare(first.line(), second.line());
            return byLine != 0 ? byLine : Integer.compare(first.column(), second.column());
        }
    }
}
