package dev.featurestore.maven;

import dev.featurestore.operator.command.AdoptStack;
import dev.featurestore.operator.command.Cancel;
import dev.featurestore.operator.command.CancelRequest;
import dev.featurestore.operator.command.CheckRequest;
import dev.featurestore.operator.command.CheckStore;
import dev.featurestore.operator.command.Destroy;
import dev.featurestore.operator.command.DestroyRequest;
import dev.featurestore.operator.command.DetectDrift;
import dev.featurestore.operator.command.DiffJobs;
import dev.featurestore.operator.command.DriftRequest;
import dev.featurestore.operator.command.ListJobs;
import dev.featurestore.operator.command.ListStacks;
import dev.featurestore.operator.command.LogsRequest;
import dev.featurestore.operator.command.OutputsRequest;
import dev.featurestore.operator.command.PrintLog;
import dev.featurestore.operator.command.PrintOutputs;
import dev.featurestore.operator.command.Project;
import dev.featurestore.operator.command.RollBackStack;
import dev.featurestore.operator.command.RollbackRequest;
import dev.featurestore.operator.command.StackRequest;
import dev.featurestore.operator.command.Status;
import java.util.List;

/** The goals on one stack, with short names for tests. */
record StackOperations(Project project, StackRequest request) {

    void status(boolean json) {
        new Status(project, request).run(json);
    }

    void jobs(int limit, boolean json) {
        new ListJobs(project, request).run(limit, json);
    }

    void diff(List<String> jobs, boolean json) {
        new DiffJobs(project, request).run(jobs, json);
    }

    void stacks(boolean json) {
        new ListStacks(project, request).run(json);
    }

    void outputs(OutputsRequest wanted) {
        new PrintOutputs(project, request).run(wanted);
    }

    void check(CheckRequest wanted) {
        new CheckStore(project, request).run(wanted);
    }

    void logs(LogsRequest wanted) {
        new PrintLog(project, request).run(wanted);
    }

    void cancel(CancelRequest wanted) {
        new Cancel(project, request).run(wanted);
    }

    void adopt() {
        new AdoptStack(project, request).run();
    }

    void drift(DriftRequest wanted) {
        try {
            new DetectDrift(project, request).run(wanted);
        } finally {
            WrittenReports.requireValid(wanted.results().folder());
        }
    }

    void rollback(RollbackRequest wanted) {
        try {
            new RollBackStack(project, request).run(wanted);
        } finally {
            WrittenReports.requireValid(wanted.results().folder());
        }
    }

    void destroy(DestroyRequest wanted) {
        try {
            new Destroy(project, request).run(wanted);
        } finally {
            WrittenReports.requireValid(wanted.results().folder());
        }
    }
}
