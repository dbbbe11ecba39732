package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.JobTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The goal {@code jobs}: lists the stack's jobs, newest first. */
public final class ListJobs {

    private final Project project;
    private final StackRequest request;

    public ListJobs(Project project, StackRequest request) {
        this.project = project;
        this.request = request;
    }

    /**
     * Lists the jobs.
     *
     * @param limit maximum number of jobs
     * @param json whether to print one JSON document
     */
    public void run(int limit, boolean json) {
        if (limit < 1) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    "featurestore.limit: must be at least 1, but is " + limit,
                    "Set it to the maximum number of jobs to list");
        }
        StackAccess access = new StackAccess(project, request);
        try (CloudSession session = access.connect();
                OpenedStack opened = access.stack(session)) {
            List<Job> jobs = new ArrayList<>();
            Iterator<Job> all =
                    opened.resourceManager().jobs().ofStack(opened.id()).iterator();
            while (jobs.size() < limit && all.hasNext()) {
                jobs.add(all.next());
            }
            JobTable table = new JobTable(
                    opened.stack(),
                    opened.region(),
                    jobs,
                    all.hasNext(),
                    Clock.systemUTC().instant());
            if (json) {
                project.console().verbatim(table.json());
            } else {
                table.lines(project.console().commands()).forEach(project.console()::info);
            }
        }
    }
}
