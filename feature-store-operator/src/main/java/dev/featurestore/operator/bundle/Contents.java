package dev.featurestore.operator.bundle;

import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which files belong to a bundle. Skips what the user excludes, and files of tools: {@code .git}, {@code
 * node_modules}, settings and backups of editors. Refuses Terraform's state and working data, and more than Resource Manager
 * accepts.
 */
final class Contents {
    private static final int MOST_FILES = 10_000;

    /** The plugin's own folder, which no log mentions. */
    private static final String OWN = ".featurestore";

    private static final Set<String> OF_TOOLS = Set.of(".git", ".DS_Store", ".idea", ".vscode", "node_modules");

    /** Maximum depth of a folder: every level of an open folder takes a file handle, and systems limit the length of a path. */
    private static final int DEEPEST = 100;

    private final String source;
    private final Location place;
    private final SizeLimits limits;
    private final Excludes excludes;
    private final Set<String> unmatched;
    private final Map<String, Long> leftOut = new HashMap<>();
    private final Problems problems;
    private long size = StoredZip.EMPTY_SIZE;
    private int count;

    /**
     * The contents of one source.
     *
     * @param source its name as shown
     * @param place location of the source in the configuration, for problems of the whole source
     * @param excludes what the user leaves out
     */
    Contents(String source, Location place, SizeLimits limits, Excludes excludes, Problems problems) {
        this.source = source;
        this.place = place;
        this.limits = limits;
        this.excludes = excludes;
        this.unmatched = new LinkedHashSet<>(excludes.texts());
        this.problems = problems;
    }

    /**
     * The path of the file or folder that is left out and is, or contains, a file; empty if the file is not left out.
     *
     * @param path the file's path in the source, with slashes
     */
    Optional<String> leftOut(String path) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (isLeftOut(path.substring(0, slash))) {
                return Optional.of(path.substring(0, slash));
            }
        }
        return isLeftOut(path) ? Optional.of(path) : Optional.empty();
    }

    private boolean isLeftOut(String path) {
        List<String> matching = excludes.matching(path);
        matching.forEach(unmatched::remove);
        String name = path.substring(path.lastIndexOf('/') + 1);
        return !matching.isEmpty() || OF_TOOLS.contains(name) || name.equals(OWN) || isOfEditor(name);
    }

    /** Terraform ignores files of these names, too. */
    private static boolean isOfEditor(String name) {
        return name.endsWith(".iml")
                || name.endsWith("~")
                || name.startsWith(".#")
                || (name.startsWith("#") && name.endsWith("#"))
                || (name.startsWith(".") && (name.endsWith(".swp") || name.endsWith(".swo")));
    }

    /** Counts what is left out. */
    void addLeftOut(String path, long bytes) {
        if (!path.endsWith(OWN)) {
            leftOut.merge(path, bytes, Long::sum);
        }
    }

    /** All that was left out. */
    OmittedFiles leftOut() {
        return new OmittedFiles(leftOut);
    }

    /** Warns of patterns that no file matches. */
    void warnOfUnmatched() {
        for (String pattern : unmatched) {
            problems.warn(
                    place,
                    StackReader.SOURCE_PATH,
                    "featurestore.excludes: the pattern '" + pattern + "' matches no file of " + source,
                    "Write it relative to " + source + ", such as examples/** or **/*.md, or remove it");
        }
    }

    /** Whether a folder of this name may be in a bundle, so many folders deep; adds a problem otherwise. */
    boolean admitsFolder(String name, String shown, int depth) {
        if (depth > DEEPEST) {
            problems.addOfStack(
                    Location.ofFile(shown),
                    "",
                    "the folder is nested deeper than " + DEEPEST + " levels",
                    "Move its files up, or out of " + source);
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals(".terraform")) {
            problems.addOfStack(
                    Location.ofFile(shown),
                    "",
                    "the stack must not contain Terraform's working data",
                    "Delete this folder; terraform init creates it again");
            return false;
        }
        if (lower.equals("terraform.tfstate.d")) {
            problems.addOfStack(
                    Location.ofFile(shown),
                    "",
                    "the stack must not contain Terraform states",
                    "Move this folder out of " + source
                            + ": Resource Manager keeps the state, and it may contain secrets");
            return false;
        }
        return true;
    }

    /** Whether a file of this name may be in a bundle; adds a problem otherwise. */
    boolean admitsFile(String name, String shown) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean state = lower.endsWith(".tfstate")
                || (lower.contains(".tfstate.") && (lower.endsWith(".backup") || lower.endsWith(".lock.info")));
        if (state) {
            problems.addOfStack(
                    Location.ofFile(shown),
                    "",
                    "the stack must not contain a Terraform state",
                    "Move it out of " + source + ": Resource Manager keeps the state, and it may contain secrets");
        }
        return !state;
    }

    /** Whether a file of this size still fits; adds one problem if it does not. */
    boolean admitsSize(String name, String shown, long bytes) {
        boolean fitted = fits();
        size += StoredZip.entrySize(name, bytes);
        count++;
        if (fitted && !fits()) {
            problems.addOfStack(place, StackReader.SOURCE_PATH, tooLarge(), hint());
        } else if (bytes > limits.file()) {
            problems.addOfStack(
                    Location.ofFile(shown),
                    "",
                    "the file has more than 100 MB, the limit for a file that Resource Manager reads from a bucket",
                    "Move it out of " + source + ", or split it");
        }
        return fits();
    }

    private String tooLarge() {
        if (count > MOST_FILES) {
            return source + " has more than " + MOST_FILES + " files";
        }
        return limits == SizeLimits.ZIP
                ? source + " has more than 11 MB, the limit of Resource Manager for a zip"
                : source + " has more than " + (limits.bundle() >> 20) + " MB";
    }

    private String hint() {
        return limits == SizeLimits.ZIP && count <= MOST_FILES
                ? "Keep only the files of the stack in it, or deliver them through a bucket: -Dfeaturestore.bucket=NAME"
                : "Keep only the files of the stack in it";
    }

    private boolean fits() {
        return size <= limits.bundle() && count <= MOST_FILES;
    }
}
