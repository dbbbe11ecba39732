package dev.featurestore.operator.command;

import dev.featurestore.operator.check.CheckLines;
import dev.featurestore.operator.check.CheckOptions;
import dev.featurestore.operator.check.CheckResult;
import dev.featurestore.operator.check.CheckSteps;
import dev.featurestore.operator.check.DeployedImages;
import dev.featurestore.operator.check.StepResult;
import dev.featurestore.operator.check.StoreEndpoint;
import dev.featurestore.operator.ci.JUnitFile;
import dev.featurestore.operator.ci.TestCase;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StoreApi;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.jobs.GrowingPollSchedule;
import dev.featurestore.operator.jobs.PollSchedule;
import dev.featurestore.operator.page.RunTrace;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.report.CheckReport;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.ReportFiles;
import dev.featurestore.operator.report.StackFacts;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Checks a deployed store: for the goal {@code check}, and as the last step of {@code apply}. */
final class StoreCheck {

    private static final String ADDRESS_HINT = "Set -Dfeaturestore.apiEndpoint=https://HOST/20230101";

    private final Console console;
    private final CloudSession session;
    private final FileNames names;
    private final Clock clock = Clock.systemUTC();
    private final PollSchedule pace = new GrowingPollSchedule(new Random());

    StoreCheck(Project project, CloudSession session) {
        this.console = project.console();
        this.names = project.names();
        this.session = session;
    }

    /**
     * Checks the store that was just deployed, and adds the result to the report.
     *
     * @throws FeatureStoreException {@code STORE_NOT_ANSWERING} if the check fails
     */
    void afterApply(CheckOptions options, OperatorConfig config, List<Output> outputs, ReportFiles files) {
        StoreEndpoint endpoint = StoreEndpoint.of(outputs, session.rehearsal());
        if (endpoint.address().isEmpty()) {
            console.info("Check skipped: " + endpoint.reason() + ".");
            files.addCheckLeftOut(endpoint.reason());
            return;
        }
        URI address = endpoint.address().get();
        StoreApi api = session.store(address, Optional.of(config.region()));
        CheckResult result = check(api, config.compartmentId(), DeployedImages.of(outputs), options);
        files.addCheck(result, console.commands());
        result.failedApply().ifPresent(failed -> {
            throw CheckLines.failure(result, failed, true);
        });
        if (result.failed().isPresent()) {
            console.warn(
                    "The store answers signed requests, but the authoriser has not refused an unsigned request yet. Check"
                            + " the store again:");
            console.warn(console.commands().line(Command.of(Goal.CHECK)));
        }
    }

    /** Checks the store of a stack at the address in its outputs. */
    void ofStack(OpenedStack found, List<Output> outputs, CheckRequest wanted) {
        String name = StackFacts.name(found.stack());
        CheckPage page = new CheckPage(
                wanted.results()
                        .map(results -> new ReportFiles(
                                results,
                                session.key(name, found.region(), found.stack().compartmentId()),
                                new RunTrace())),
                Optional.of(found.region()),
                Optional.of(found.stack()));
        StoreEndpoint endpoint = StoreEndpoint.of(outputs, session.rehearsal());
        URI address = endpoint.address()
                .orElseThrow(() -> FeatureStoreException.of(
                        FailureCode.OUTPUT_NOT_AVAILABLE,
                        "Cannot check the store of stack " + name + ": " + endpoint.reason(),
                        ADDRESS_HINT));
        run(
                session.store(address, Optional.of(found.region())),
                found.stack().compartmentId(),
                DeployedImages.of(outputs),
                wanted,
                page);
    }

    /**
     * Checks the store at an address.
     *
     * @param compartmentId OCID of the compartment whose stores the check lists; default: the signer's tenancy
     */
    void at(String apiEndpoint, Optional<String> compartmentId, CheckRequest wanted) {
        StoreEndpoint endpoint = StoreEndpoint.of(apiEndpoint, session.rehearsal());
        URI address = endpoint.address()
                .orElseThrow(() -> FeatureStoreException.of(
                        FailureCode.INVALID_PARAMETER, "featurestore.apiEndpoint: " + endpoint.reason(), ADDRESS_HINT));
        StoreApi api = session.store(address, Optional.empty());
        String compartment = compartmentId
                .or(() -> api.signer().tenancyId())
                .orElseThrow(() -> FeatureStoreException.of(
                        FailureCode.MISSING_PARAMETER,
                        "Cannot list feature stores: no compartment is set, and the credentials name no tenancy",
                        "Set -Dfeaturestore.compartmentId=OCID"));
        run(
                api,
                compartment,
                DeployedImages.UNKNOWN,
                wanted,
                new CheckPage(wanted.results().map(ReportFiles::new), Optional.empty(), Optional.empty()));
    }

    /** The page of a check, and what it is about. */
    private record CheckPage(Optional<ReportFiles> files, Optional<String> region, Optional<Stack> stack) {}

    private void run(StoreApi api, String compartmentId, DeployedImages images, CheckRequest wanted, CheckPage page) {
        CheckResult result = check(api, compartmentId, images, wanted.options());
        page.files.ifPresent(files -> {
            files.writePage(new CheckReport(result, session.rehearsal(), page.region, page.stack, console.commands()));
            console.info("Page: " + names.shown(files.page()));
        });
        if (wanted.junit().isPresent()) {
            new JUnitFile(wanted.junit().get()).write("featurestore:check", TestCase.steps(result, console.commands()));
        }
        result.failed().ifPresent(failed -> {
            throw CheckLines.failure(result, failed, false);
        });
        CheckLines.clients(api.endpoint(), api.signer(), UserPaths.userHome()).forEach(console::info);
        if (session.rehearsal()) {
            console.info("The gateway of a rehearsal runs while an embedded cloud runs on its folder.");
        }
    }

    private CheckResult check(StoreApi api, String compartmentId, DeployedImages images, CheckOptions options) {
        console.info("Checking " + api.endpoint());
        try {
            return new CheckSteps(api, compartmentId, images, StoreEndpoint.isLocal(api.endpoint()), clock, pace)
                    .run(options, this::print);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private void print(StepResult result) {
        if (result.passed()) {
            console.info(CheckLines.step(result));
        } else {
            console.error(CheckLines.step(result));
        }
    }

    private static FeatureStoreException interrupted() {
        Thread.currentThread().interrupt();
        return FeatureStoreException.of(
                        FailureCode.INTERRUPTED, "The check of the store was interrupted", "Run the check again")
                .suggesting(Command.of(Goal.CHECK));
    }
}
