package dev.featurestore.operator.joblog;

/** What a line of a job's log reports. */
public sealed interface LogEvent {

    /** The line. */
    String text();

    /** Terraform starts or works on a resource, or has read a data source. */
    record Step(String text, ResourceStep step) implements LogEvent {}

    /**
     * Terraform has created, changed or destroyed a resource.
     *
     * @param done number of finished resources, including this one
     * @param total number of resources in the plan
     */
    record ResourceDone(String text, ResourceStep step, int done, int total) implements LogEvent {}

    /** Part of an error or a warning. */
    record Problem(String text) implements LogEvent {}

    /** The numbers of resources in the plan. */
    record PlanCounts(String text) implements LogEvent {}

    /** A resource that the plan replaces or destroys. */
    record PlannedLoss(String text) implements LogEvent {}

    /** A line of the initialization, the plan or the outputs, or an empty one. */
    record Hidden(String text) implements LogEvent {}

    /** Any other line, such as one that a provisioner prints. */
    record Other(String text) implements LogEvent {}
}
