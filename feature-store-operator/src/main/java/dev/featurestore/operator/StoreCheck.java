package dev.featurestore.operator;

import dev.featurestore.operator.check.CheckLines;
import dev.featurestore.operator.check.CheckOptions;
import dev.featurestore.operator.check.CheckResult;
import dev.featurestore.operator.check.Ladder;
import dev.featurestore.operator.check.RungResult;
import dev.featurestore.operator.check.StoreEndpoint;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.StoreApi;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.deploy.Pace;
import dev.featurestore.operator.deploy.PollingPace;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.ReportFiles;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The check of a deployed store: the goal, and the last step of apply. Apart, so that other goals load none of it. */
final class StoreCheck {

    private final Console console;
    private final CloudSession session;
    private final Clock clock = Clock.systemUTC();
    private final Pace pace = new PollingPace(new Random());

    StoreCheck(Console console, CloudSession session) {
        this.console = console;
        this.session = session;
    }

    /**
     * Checks what has just been deployed, and adds what came of it to the report.
     *
     * @throws FeatureStoreException {@code STORE_NOT_ANSWERING} if the store does not answer
     */
    void afterApply(CheckOptions options, OperatorConfig config, List<Output> outputs, ReportFiles files) {
        StoreEndpoint endpoint = StoreEndpoint.of(outputs, session.rehearsal());
        if (endpoint.address().isEmpty()) {
            console.info("Check: left out, because " + endpoint.reason() + ".");
            files.addCheckLeftOut(endpoint.reason());
            return;
        }
        URI address = endpoint.address().get();
        StoreApi api = session.store(address, Optional.of(config.region()));
        CheckResult result = climb(api, config.compartmentId(), options);
        files.addCheck(result);
        throwIfFailed(result, true);
    }

    /** Checks the store of a stack by its outputs. */
    void of(OpenedStack found, List<Output> outputs, CheckOptions options) {
        URI address = required(StoreEndpoint.of(outputs, session.rehearsal()));
        run(session.store(address, Optional.of(found.region())), found.stack().compartmentId(), options);
    }

    /**
     * Checks the store at an address.
     *
     * @param compartmentId OCID of the compartment whose stores are listed; without one it is the signer's tenancy
     */
    void at(String apiEndpoint, Optional<String> compartmentId, CheckOptions options) {
        URI address = required(StoreEndpoint.of(apiEndpoint, session.rehearsal()));
        StoreApi api = session.store(address, Optional.empty());
        String compartment = compartmentId
                .or(() -> api.signer().tenancyId())
                .orElseThrow(() -> FeatureStoreException.of(
                        FailureCode.MISSING_PARAMETER,
                        "the compartment is not known whose stores are to be listed",
                        "name it with -Dfeaturestore.compartmentId"));
        run(api, compartment, options);
    }

    private static URI required(StoreEndpoint endpoint) {
        return endpoint.address()
                .orElseThrow(() -> FeatureStoreException.of(
                        FailureCode.OUTPUT_NOT_AVAILABLE,
                        "there is nothing to check: " + endpoint.reason(),
                        "name the address with -Dfeaturestore.apiEndpoint=https://HOST/20230101"));
    }

    private void run(StoreApi api, String compartmentId, CheckOptions options) {
        throwIfFailed(climb(api, compartmentId, options), false);
        CheckLines.clients(api.endpoint(), api.signer(), UserPaths.userHome()).forEach(console::info);
        if (session.rehearsal()) {
            console.info("The gateway of a rehearsal is there while an embedded cloud runs on its folder.");
        }
    }

    private CheckResult climb(StoreApi api, String compartmentId, CheckOptions options) {
        console.info("Check of " + api.endpoint());
        try {
            return new Ladder(api, compartmentId, StoreEndpoint.isLocal(api.endpoint()), clock, pace)
                    .climb(options, this::tell);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private void tell(RungResult rung) {
        if (rung.passed()) {
            console.info(CheckLines.rung(rung));
        } else {
            console.error(CheckLines.rung(rung));
        }
    }

    private static void throwIfFailed(CheckResult result, boolean deployed) {
        result.failed().ifPresent(failed -> {
            throw CheckLines.failure(result, failed, deployed);
        });
    }

    private static FeatureStoreException interrupted() {
        Thread.currentThread().interrupt();
        return FeatureStoreException.of(
                        FailureCode.INTERRUPTED, "interrupted while the store was checked", "check again")
                .suggesting(Command.of(Goal.CHECK));
    }
}
