package dev.featurestore.operator;

import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.report.Console;
import java.util.function.Supplier;

/** Says of a run on the embedded cloud, in its first and last line and in its failure, that it is a rehearsal. */
final class Rehearsal {

    private Rehearsal() {}

    /** Does something on a cloud, of whichever kind. */
    static <T> T told(CloudAccess cloud, Console console, Supplier<T> run) {
        if (!cloud.rehearsal()) {
            return run.get();
        }
        console.warn("REHEARSAL on the embedded cloud: nothing will be deployed to OCI.");
        try {
            return run.get();
        } catch (FeatureStoreException e) {
            String hint = e.code() == FailureCode.INTERRUPTED
                    ? "the embedded cloud of this build ends with it, and its job with it; run the same command again"
                    : e.hint();
            throw FeatureStoreException.of(e.code(), "REHEARSAL: " + e.message(), hint, e);
        } finally {
            console.warn("REHEARSAL on the embedded cloud: nothing was deployed to OCI.");
        }
    }
}
