package dev.featurestore.operator.joblog;

/** What a line of a job's log reports. */
public sealed interface LogEvent {

    /** The line. */
    String text();

    /** Any other line. */
    record Other(String text) implements LogEvent {}

    /**
     * A finished resource.
     *
     * @param done number of finished resources, including this one
     * @param total number of resources in the plan
     * @param text the line
     */
    record ResourceDone(int done, int total, String text) implements LogEvent {}
}
