package dev.featurestore.operator.report;

import dev.featurestore.operator.failure.FeatureStoreException;
import java.util.ArrayList;
import java.util.List;

/**
 * The result files of a run that could not be written. The run continues, and fails for them at its end, unless it fails for
 * another reason.
 */
public final class UnwrittenResults {

    private final Console console;
    private final List<FeatureStoreException> failures = new ArrayList<>();

    /** @param console gets the failures that do not end the run */
    public UnwrittenResults(Console console) {
        this.console = console;
    }

    /** Writes files, and keeps a failure for the end of the run. */
    public void attempt(Runnable write) {
        try {
            write.run();
        } catch (FeatureStoreException unwritten) {
            failures.add(unwritten);
        }
    }

    /** Keeps a failure for the end of the run. */
    void add(FeatureStoreException unwritten) {
        failures.add(unwritten);
    }

    /** The failure that ends the run, after warnings of the files that could not be written. */
    public FeatureStoreException beside(FeatureStoreException failure) {
        for (FeatureStoreException unwritten : failures) {
            console.warn(String.valueOf(unwritten.getMessage()));
            failure.addSuppressed(unwritten);
        }
        return failure;
    }

    /**
     * Ends a run that succeeded.
     *
     * @throws FeatureStoreException {@code IO_ERROR} if files could not be written
     */
    public void throwFirst() {
        if (!failures.isEmpty()) {
            FeatureStoreException first = failures.remove(0);
            throw beside(first);
        }
    }
}
