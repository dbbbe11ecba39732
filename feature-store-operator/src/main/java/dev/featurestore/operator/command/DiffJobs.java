package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.JobOperation;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.deploy.JobConfiguration;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.report.JobDifference;
import java.util.ArrayList;
import java.util.List;

/** The goal {@code diff}: compares the configuration and the variables of two jobs. */
public final class DiffJobs {

    private final Project project;
    private final StackRequest request;

    public DiffJobs(Project project, StackRequest request) {
        this.project = project;
        this.request = request;
    }

    /**
     * Prints the difference.
     *
     * @param jobs OCIDs of two jobs, of any stacks; none: the last two apply jobs of the stack that succeeded
     * @param json whether to print one JSON document
     */
    public void run(List<String> jobs, boolean json) {
        if (!jobs.isEmpty() && jobs.size() != 2) {
            throw FeatureStoreException.of(
                            FailureCode.INVALID_PARAMETER,
                            "featurestore.jobs: must be the OCIDs of two jobs, separated by a comma, but has "
                                    + jobs.size(),
                            "Name two jobs, the earlier one first, or none for the last two that were applied")
                    .suggesting(Command.of(Goal.JOBS));
        }
        StackAccess access = new StackAccess(project, request);
        try (CloudSession session = access.connect()) {
            JobDifference difference = jobs.isEmpty()
                    ? lastTwo(access, session)
                    : new JobDifference(read(access, session, jobs.get(0)), read(access, session, jobs.get(1)));
            if (json) {
                project.console().verbatim(difference.json());
            } else {
                difference.lines().forEach(project.console()::info);
            }
        }
    }

    private static JobConfiguration read(StackAccess access, CloudSession session, String job) {
        try (OpenedJob opened = access.job(session, "jobs", job)) {
            return JobConfiguration.of(opened.job(), opened.resourceManager().jobs());
        }
    }

    private static JobDifference lastTwo(StackAccess access, CloudSession session) {
        try (OpenedStack opened = access.stack(session)) {
            List<Job> applied = new ArrayList<>();
            for (Job job : opened.resourceManager().jobs().ofStack(opened.id())) {
                if (job.operation() == JobOperation.APPLY && job.state() == JobState.SUCCEEDED) {
                    applied.add(job);
                }
                if (applied.size() == 2) {
                    return new JobDifference(
                            JobConfiguration.of(
                                    applied.get(1), opened.resourceManager().jobs()),
                            JobConfiguration.of(
                                    applied.get(0), opened.resourceManager().jobs()));
                }
            }
            throw FeatureStoreException.of(
                            FailureCode.NO_JOB,
                            "The stack has no two apply jobs that succeeded, so there is nothing to compare",
                            "Name two jobs with -Dfeaturestore.jobs=JOB,JOB")
                    .suggesting(Command.of(Goal.JOBS));
        }
    }
}
