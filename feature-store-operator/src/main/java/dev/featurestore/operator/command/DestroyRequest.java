package dev.featurestore.operator.command;

import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.report.Results;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Request of {@link Destroy}.
 *
 * @param confirm the stack's name, given in advance to confirm
 * @param terminal the terminal to ask for the name otherwise; empty in batch mode
 * @param keepStack whether to keep the stack, without resources
 * @param busyTimeout maximum time to wait while another job holds the stack; zero fails at once
 * @param results where to write {@code report.json} and {@code job.log}
 * @param dryRun whether to print the changes without making them
 * @param jobTags freeform tags of the job: where it comes from
 */
public record DestroyRequest(
        Optional<String> confirm,
        Optional<Terminal> terminal,
        boolean keepStack,
        Duration busyTimeout,
        Results results,
        boolean dryRun,
        Map<String, String> jobTags) {

    public DestroyRequest {
        jobTags = Map.copyOf(jobTags);
    }

    /** A request with the default options. */
    public static DestroyRequest of(Results results) {
        return new DestroyRequest(
                Optional.empty(), Optional.empty(), false, ApplyOptions.BUSY_TIMEOUT, results, false, Map.of());
    }

    public DestroyRequest withConfirm(Optional<String> confirm) {
        return new DestroyRequest(confirm, terminal, keepStack, busyTimeout, results, dryRun, jobTags);
    }

    public DestroyRequest withTerminal(Optional<Terminal> terminal) {
        return new DestroyRequest(confirm, terminal, keepStack, busyTimeout, results, dryRun, jobTags);
    }

    public DestroyRequest withKeepStack(boolean keepStack) {
        return new DestroyRequest(confirm, terminal, keepStack, busyTimeout, results, dryRun, jobTags);
    }

    public DestroyRequest withBusyTimeout(Duration busyTimeout) {
        return new DestroyRequest(confirm, terminal, keepStack, busyTimeout, results, dryRun, jobTags);
    }

    public DestroyRequest withDryRun(boolean dryRun) {
        return new DestroyRequest(confirm, terminal, keepStack, busyTimeout, results, dryRun, jobTags);
    }

    public DestroyRequest withJobTags(Map<String, String> jobTags) {
        return new DestroyRequest(confirm, terminal, keepStack, busyTimeout, results, dryRun, jobTags);
    }
}
