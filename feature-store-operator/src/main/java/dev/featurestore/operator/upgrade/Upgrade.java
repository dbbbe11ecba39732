package dev.featurestore.operator.upgrade;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * How an apply gets from the deployed colors to those of the configuration: some phases, and then a job with the
 * configuration itself. Follows from the plan alone, so an apply after an interrupted one continues where that one ended.
 *
 * @param change the colors before and after
 * @param phases the phases before the last job; empty if that job can run alone
 * @param downtime why calls fail during the upgrade, one clause; empty if they do not
 */
public record Upgrade(ColorChange change, List<Phase> phases, Optional<String> downtime) {

    public Upgrade {
        phases = List.copyOf(phases);
    }

    /**
     * The upgrade in a plan of a stack with colors and a gateway; empty for any other stack.
     *
     * @param planJson the plan for the configuration itself, as Terraform's JSON
     */
    public static Optional<Upgrade> of(byte[] planJson) {
        try {
            return new ColorChangeReader(JsonMapper.builder().build().readTree(planJson))
                    .read()
                    .map(UpgradePlanner::upgrade);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the last job can run alone. */
    public boolean isDirect() {
        return phases.isEmpty();
    }

    /** Whether calls fail if a single job does all of it. */
    public boolean interruptsCallsInOneJob() {
        return !isDirect() || downtime.isPresent();
    }

    /** The number of its jobs. */
    public int jobs() {
        return 1 + (int) phases.stream().filter(Phase::job).count();
    }
}
