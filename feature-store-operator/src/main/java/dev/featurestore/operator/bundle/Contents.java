package dev.featurestore.operator.bundle;

import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import java.util.Locale;

/**
 * What belongs into a bundle. Left out without a word: {@code .git}, {@code .featurestore}, {@code .DS_Store}. Refused:
 * Terraform's state and working data, and more than Resource Manager takes.
 */
final class Contents {
    private static final int MOST_FILES = 10_000;

    private final String source;
    private final Location place;
    private final SizeLimits limits;
    private final Problems problems;
    private long size = StoredZip.EMPTY_SIZE;
    private int count;

    /**
     * The contents of one source.
     *
     * @param source its name as shown
     * @param place where the configuration names it, for problems of all of it
     */
    Contents(String source, Location place, SizeLimits limits, Problems problems) {
        this.source = source;
        this.place = place;
        this.limits = limits;
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
    boolean admitsSize(String name, String shown, long bytes) {
        boolean fitted = fits();
        size += StoredZip.entrySize(name, bytes);
        count++;
        if (fitted && !fits()) {
            problems.addOfStack(place, StackReader.SOURCE_PATH, tooLarge(), mend());
        } else if (bytes > limits.file()) {
            problems.addOfStack(
                    Location.ofFile(shown),
                    "",
                    "expected a file of at most 100 MB, which Resource Manager reads from a bucket, found one of "
                            + (bytes >> 20) + " MB",
                    "move it out of " + source + ", or split it");
        }
        return fits();
    }

    private String tooLarge() {
        if (count > MOST_FILES) {
            return "expected at most " + MOST_FILES + " files in " + source + ", found more";
        }
        return limits == SizeLimits.ZIP
                ? "expected at most 11 MB in " + source + ", which Resource Manager takes as a zip, found more"
                : "expected at most " + (limits.bundle() >> 20) + " MB in " + source + ", found more";
    }

    private String mend() {
        return limits == SizeLimits.ZIP && count <= MOST_FILES
                ? "keep only the stack's files in it, or let them go through a bucket: -Dfeaturestore.bucket=NAME"
                : "keep only the stack's files in it";
    }

    private boolean fits() {
        return size <= limits.bundle() && count <= MOST_FILES;
    }
}
