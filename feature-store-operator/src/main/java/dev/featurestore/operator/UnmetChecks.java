package dev.featurestore.operator;

import dev.featurestore.operator.deploy.JobEnd;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.report.ProblemReport;
import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.operator.verify.FailedChecks;
import java.util.List;

/** Tells which of the stack's conditions a job has found unmet. */
record UnmetChecks(Deployable deployable, ProblemReport report) {

    void tell(JobEnd end) {
        FailedChecks checks = new FailedChecks(deployable);
        List<Problem> unmet = end.failedChecks().stream().map(checks::explain).toList();
        report.lines(unmet);
        report.annotations(unmet);
    }
}
