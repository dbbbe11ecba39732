package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.Console;
import java.util.function.Supplier;

/** Reports of a run on the embedded cloud, in its first and last line and in its failure, that it is a rehearsal. */
final class Rehearsal {

    private Rehearsal() {}

    /** Runs work on a cloud; on the embedded cloud between two lines that mark the rehearsal. */
    static <T> T marked(CloudAccess cloud, Console console, Supplier<T> run) {
        if (!cloud.rehearsal()) {
            return run.get();
        }
        console.warn("REHEARSAL on the embedded cloud: nothing will be deployed to OCI.");
        try {
            return run.get();
        } catch (FeatureStoreException e) {
            throw failure(e);
        } finally {
            console.warn("REHEARSAL on the embedded cloud: nothing was deployed to OCI.");
        }
    }

    /** A failure of a rehearsal. Its jobs end with the embedded cloud, which ends with the build. */
    static FeatureStoreException failure(FeatureStoreException e) {
        return e.code() == FailureCode.INTERRUPTED
                ? FeatureStoreException.of(
                        e.code(),
                        "REHEARSAL: Interrupted: the embedded cloud and its job end with this build",
                        "Run the same command again",
                        e)
                : e.after("REHEARSAL: ");
    }
}
