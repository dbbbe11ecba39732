package dev.featurestore.operator.command;

import dev.featurestore.operator.deploy.StackStatus;
import dev.featurestore.operator.report.ConsoleLinks;
import dev.featurestore.operator.report.StatusReport;
import dev.featurestore.operator.report.StatusReport.Difference;
import java.time.Clock;

/** The goal {@code status}: prints the status of the stack, and what to do next. */
public final class Status {

    private final Project project;
    private final StackRequest request;

    public Status(Project project, StackRequest request) {
        this.project = project;
        this.request = request;
    }

    /**
     * Prints the status.
     *
     * @param json whether to print one JSON document
     */
    public void run(boolean json) {
        StackAccess access = new StackAccess(project, request);
        try (CloudSession session = access.connect();
                OpenedStack opened = access.stack(session)) {
            StackStatus status = StackStatus.of(opened.id(), opened.resourceManager());
            Difference difference = status.deployed()
                    .filter(job -> request.isConfigured())
                    .map(job -> LocalConfiguration.of(project, request, session)
                            .differenceTo(job, status.stack().variables()))
                    .orElse(Difference.NOT_ASKED);
            StatusReport report = new StatusReport(
                    status,
                    opened.region(),
                    request.cloud().rehearsal(),
                    ConsoleLinks.of(request.cloud()),
                    difference,
                    project.console().commands(),
                    Clock.systemUTC().instant());
            if (json) {
                project.console().verbatim(report.json());
            } else {
                report.lines().forEach(project.console()::info);
            }
        }
    }
}
