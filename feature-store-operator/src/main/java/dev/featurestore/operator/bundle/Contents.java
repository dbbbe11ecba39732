package dev.featurestore.operator.bundle;

import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import java.util.Locale;

/**
 * What belongs into a bundle. Left out without a word: {@code .git}, {@code .featurestore}, {@code .DS_Store}. Refused:
 * Terraform's state and working data, and more than Resource Manager takes.
 */
final class Contents {
    /** Resource Manager takes a zip of at most 11 MB. */
    static final long LARGEST_ZIP = 11L << 20;

    private static final int MOST_FILES = 10_000;

    private final String source;
    private final Problems problems;
    private long size = StoredZip.EMPTY_SIZE;
    private int count;

    /**
     * The contents of one source.
     *
     * @param source its name as shown
     */
    Contents(String source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    static boolean isLeftOut(String name) {
        return name.equals(".git") || name.equals(".featurestore") || name.equals(".DS_Store");
    }

    /** Whether a folder of this name may be in a bundle; reports it otherwise. */
    boolean admitsFolder(String name, String shown) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals(".terraform")) {
            problems.addOfStack(
                    Location.ofFile(shown),
                    "",
                    "expected the stack's own files, found Terraform's working data",
                    "delete this folder; terraform init makes it again");
            return false;
        }
        if (lower.equals("terraform.tfstate.d")) {
            problems.addOfStack(
                    Location.ofFile(shown),
                    "",
                    "expected the stack's own files, found Terraform's states",
                    "move this folder out of " + source
                            + ": Resource Manager keeps the state, and it may hold secrets");
            return false;
        }
        return true;
    }

    /** Whether a file of this name may be in a bundle; reports it otherwise. */
    boolean admitsFile(String name, String shown) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean state = lower.endsWith(".tfstate")
                || (lower.contains(".tfstate.") && (lower.endsWith(".backup") || lower.endsWith(".lock.info")));
        if (state) {
            problems.addOfStack(
                    Location.ofFile(shown),
                    "",
                    "expected the stack's own files, found a Terraform state",
                    "move it out of " + source + ": Resource Manager keeps the state, and it may hold secrets");
        }
        return !state;
    }

    /** Whether a file of this size still fits; reports once that it does not. */
    boolean admitsSize(String name, long bytes) {
        boolean fitted = fits();
        size += StoredZip.entrySize(name, bytes);
        count++;
        if (fitted && !fits()) {
            problems.addOfStack(
                    Location.ofFile(source),
                    "",
                    count > MOST_FILES
                            ? "expected at most " + MOST_FILES + " files, found more"
                            : "expected at most 11 MB, which Resource Manager takes, found more",
                    "keep only the stack's files in it");
        }
        return fits();
    }

    private boolean fits() {
        return size <= LARGEST_ZIP && count <= MOST_FILES;
    }
}
