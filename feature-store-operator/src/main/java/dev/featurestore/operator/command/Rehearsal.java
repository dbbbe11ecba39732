package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.Console;

/** Marks a run on the embedded cloud as a rehearsal: in its first and last line, and in its failure. */
final class Rehearsal implements AutoCloseable {

    private final boolean embedded;
    private final Console console;
    private final String last;

    private Rehearsal(CloudAccess cloud, Console console, String last) {
        this.embedded = cloud.rehearsal();
        this.console = console;
        this.last = last;
    }

    /** Begins a deployment, or its plan. */
    static Rehearsal ofDeployment(CloudAccess cloud, Console console) {
        if (cloud.rehearsal()) {
            console.warn("REHEARSAL on the embedded cloud: nothing will be deployed to OCI.");
        }
        return new Rehearsal(cloud, console, "REHEARSAL on the embedded cloud: nothing was deployed to OCI.");
    }

    /** Begins a change of an existing stack; {@link StackAccess} prints the first line. */
    static Rehearsal ofChange(CloudAccess cloud, Console console) {
        return new Rehearsal(cloud, console, "REHEARSAL on the embedded cloud: nothing was changed in OCI.");
    }

    /** The failure of a run. Unless the embedded cloud keeps running, it and its jobs end with the build. */
    static FeatureStoreException failure(CloudAccess cloud, FeatureStoreException e) {
        if (!cloud.rehearsal()) {
            return e;
        }
        if (e.code() != FailureCode.INTERRUPTED) {
            return e.after("REHEARSAL: ");
        }
        return cloud.continues()
                ? FeatureStoreException.of(
                                e.code(),
                                "REHEARSAL: Interrupted: a job that was submitted continues on the embedded cloud",
                                e.hint(),
                                e)
                        .suggesting(e.commands())
                : FeatureStoreException.of(
                        e.code(),
                        "REHEARSAL: Interrupted: the embedded cloud and its job end with this build",
                        "Run the same command again",
                        e);
    }

    /** Prints the last line. */
    @Override
    public void close() {
        if (embedded) {
            console.warn(last);
        }
    }
}
