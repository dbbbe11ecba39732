package dev.featurestore.operator.report;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the results of runs are written.
 *
 * @param folder the folder
 * @param perStack whether each stack has a folder of its own below it, and the folder itself holds a copy of the latest
 *     run's results
 */
public record Results(Path folder, boolean perStack) {

    /** Results are written to this folder, and nowhere else. */
    public static Results exactly(Path folder) {
        return new Results(folder, false);
    }

    /** Results of each stack are written to a folder of its own below this one, and here those of the latest run. */
    public static Results perStack(Path folder) {
        return new Results(folder, true);
    }

    /** The folder that shows the latest run, before it is known which stack it is about. */
    ReportFolder latest() {
        return new ReportFolder(folder, Optional.empty());
    }

    /** The folder of a stack. */
    ReportFolder of(StackKey stack) {
        return perStack ? new ReportFolder(folder.resolve(stack.fileName()), Optional.of(folder)) : latest();
    }
}
