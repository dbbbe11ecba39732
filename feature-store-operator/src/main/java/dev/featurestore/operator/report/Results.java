package dev.featurestore.operator.report;

import dev.featurestore.operator.jobs.StackKey;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folders for the results of runs.
 *
 * @param folder the folder
 * @param perStack whether each stack has a folder of its own below it, with a copy of the latest run's results in the
 *     folder itself
 */
public record Results(Path folder, boolean perStack) {

    /** Writes results to this folder only. */
    public static Results exactly(Path folder) {
        return new Results(folder, false);
    }

    /** Writes the results of each stack to a folder of its own below this one, and those of the latest run here. */
    public static Results perStack(Path folder) {
        return new Results(folder, true);
    }

    /** The folder of the latest run, before its stack is known. */
    ReportFolder latest() {
        return new ReportFolder(folder, Optional.empty());
    }

    /** The folder of a stack. */
    ReportFolder folder(StackKey stack) {
        return perStack ? new ReportFolder(folder.resolve(stack.fileName()), Optional.of(folder)) : latest();
    }
}
