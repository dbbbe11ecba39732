package dev.featurestore.operator.command;

import dev.featurestore.operator.check.CheckStep;
import dev.featurestore.operator.check.CheckSteps;
import dev.featurestore.operator.check.DeployedImages;
import dev.featurestore.operator.check.StepResult;
import dev.featurestore.operator.check.StoreEndpoint;
import dev.featurestore.operator.cloud.StoreApi;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.deploy.ColorProbe;
import dev.featurestore.operator.jobs.GrowingPollSchedule;
import dev.featurestore.operator.upgrade.Colors;
import dev.featurestore.operator.verify.Deployable;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Asks the API of a store as the check does: signed, through the gateway, and for a color with the header for it. */
final class GatewayProbe implements ColorProbe {

    /** New routes reach all parts of a gateway within seconds; until then another color answers. */
    private static final Duration STEADY = Duration.ofSeconds(20);

    private static final Duration STEADY_HERE = Duration.ofSeconds(1);

    private final CloudSession session;
    private final OperatorConfig config;
    private final Duration timeout;

    /** @param timeout maximum time until a color answers */
    GatewayProbe(CloudSession session, OperatorConfig config, Duration timeout) {
        this.session = session;
        this.config = config;
        this.timeout = timeout;
    }

    /** This probe, if the mode needs one and the stack has colors. */
    Optional<ColorProbe> of(UpgradeMode mode, Deployable deployable) {
        return mode == UpgradeMode.ROLLING
                        && deployable.module().variable(Colors.VARIABLE).isPresent()
                        && deployable.module().variable(Colors.ACTIVE).isPresent()
                ? Optional.of(this)
                : Optional.empty();
    }

    @Override
    public Optional<StepResult> unreachable(String endpoint) throws InterruptedException {
        StoreEndpoint address = StoreEndpoint.of(endpoint, session.rehearsal());
        return address.address().isPresent()
                ? steps(address.address().get(), UnaryOperator.identity()).unreachable(timeout)
                : Optional.of(new StepResult(
                        CheckStep.STORE,
                        "no request",
                        Optional.of(new StepResult.Trouble(
                                "gateway", address.reason(), "Check the stack's output api_endpoint"))));
    }

    @Override
    public StepResult await(String endpoint, String color) throws InterruptedException {
        if (Thread.interrupted()) {
            // Before the credentials are read, which an interrupt would end too.
            throw new InterruptedException();
        }
        URI address = StoreEndpoint.of(endpoint, session.rehearsal()).address().orElseThrow();
        return steps(address, api -> api.ofColor(color))
                .steady(timeout, StoreEndpoint.isLocal(address) ? STEADY_HERE : STEADY);
    }

    private CheckSteps steps(URI address, UnaryOperator<StoreApi> color) {
        return new CheckSteps(
                color.apply(session.store(address, Optional.of(config.region()))),
                config.compartmentId(),
                DeployedImages.UNKNOWN,
                StoreEndpoint.isLocal(address),
                Clock.systemUTC(),
                new GrowingPollSchedule(new Random()));
    }
}
