package dev.featurestore.operator;

import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.report.Results;
import java.time.Duration;
import java.util.Optional;

/**
 * What {@link StackOperations#destroy} is asked for.
 *
 * @param confirm the stack's name, if it was given
 * @param terminal who is asked for it otherwise, if there is anybody
 * @param keepStack whether the stack stays, without resources
 * @param busyTimeout how long the stack is waited for if another job holds it; zero not to wait
 * @param results where to write {@code report.json} and {@code job.log}
 * @param dryRun whether to print what would be done, and change nothing
 */
public record DestroyRequest(
        Optional<String> confirm,
        Optional<Terminal> terminal,
        boolean keepStack,
        Duration busyTimeout,
        Results results,
        boolean dryRun) {}
