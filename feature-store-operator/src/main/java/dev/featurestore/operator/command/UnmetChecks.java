package dev.featurestore.operator.command;

import dev.featurestore.operator.jobs.JobEnd;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.report.ProblemReport;
import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.operator.verify.FailedChecks;
import java.util.List;

/** Prints the conditions of the stack that failed in a job. */
record UnmetChecks(Deployable deployable, ProblemReport report) {

    void print(JobEnd end) {
        FailedChecks checks = new FailedChecks(deployable);
        List<Problem> unmet = end.failedChecks().stream().map(checks::explain).toList();
        report.lines(unmet);
        report.annotations(unmet);
    }
}
