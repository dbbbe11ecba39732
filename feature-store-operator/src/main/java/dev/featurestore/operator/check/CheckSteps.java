package dev.featurestore.operator.check;

import dev.featurestore.operator.check.StepResult.Trouble;
import dev.featurestore.operator.cloud.StoreApi;
import dev.featurestore.operator.cloud.StoreApi.Answer;
import dev.featurestore.operator.jobs.PollSchedule;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs the steps of a check, retries each while its failure may be temporary, and stops at the first that fails. */
public final class CheckSteps {

    /** The gateway answers at once, except for the cold start of its function and the propagation of a new DNS name. */
    private static final Duration BEFORE_THE_STORE = Duration.ofSeconds(30);

    private static final String COLLECTION = "/featureStores";

    private final StoreApi api;
    private final String compartmentId;
    private final Explanations explanations;
    private final Clock clock;
    private final PollSchedule pace;

    /**
     * @param compartmentId OCID of the compartment whose stores the check lists
     * @param local whether the store is on this machine
     */
    public CheckSteps(StoreApi api, String compartmentId, boolean local, Clock clock, PollSchedule pace) {
        this.api = api;
        this.compartmentId = compartmentId;
        this.explanations = new Explanations(api.endpoint(), api.signer(), local);
        this.clock = clock;
        this.pace = pace;
    }

    private record Expected(String request, Supplier<Answer> ask, int low, int high) {

        boolean met(Answer answer) {
            return answer instanceof Answer.Given given && given.status() >= low && given.status() <= high;
        }
    }

    /** Explains an unexpected answer. */
    private interface Explain {
        Trouble trouble(Answer.Given given);
    }

    /**
     * Runs the steps.
     *
     * @param listener receives each result at once
     */
    public CheckResult run(CheckOptions options, Consumer<StepResult> listener) throws InterruptedException {
        List<StepResult> results = new ArrayList<>();
        String list =
                COLLECTION + "?compartmentId=" + URLEncoder.encode(compartmentId, StandardCharsets.UTF_8) + "&limit=1";
        Duration soon = options.timeout().compareTo(BEFORE_THE_STORE) < 0 ? options.timeout() : BEFORE_THE_STORE;
        boolean goOn = add(
                results,
                listener,
                CheckStep.GATEWAY,
                soon,
                explanations::ofGateway,
                new Expected("unsigned OPTIONS", () -> api.unsigned("OPTIONS", COLLECTION), 200, 299));
        goOn = goOn
                && add(
                        results,
                        listener,
                        CheckStep.AUTHORISER,
                        soon,
                        explanations::ofAuthoriser,
                        new Expected("unsigned GET", () -> api.unsigned("GET", list), 401, 401));
        goOn = goOn
                && add(
                        results,
                        listener,
                        CheckStep.STORE,
                        options.timeout(),
                        given -> explanations.ofStore(given, clock.instant()),
                        new Expected("signed GET", () -> api.signed("GET", list, Optional.empty()), 200, 200));
        if (goOn && options.writes()) {
            StepResult writes = new WriteTrial(api, compartmentId, explanations, clock).run();
            results.add(writes);
            listener.accept(writes);
        }
        return new CheckResult(api.endpoint(), results);
    }

    private boolean add(
            List<StepResult> results,
            Consumer<StepResult> listener,
            CheckStep step,
            Duration timeout,
            Explain explain,
            Expected expected)
            throws InterruptedException {
        StepResult result = result(step, timeout, explain, expected);
        results.add(result);
        listener.accept(result);
        return result.passed();
    }

    private StepResult result(CheckStep step, Duration timeout, Explain explain, Expected expected)
            throws InterruptedException {
        Instant begun = clock.instant();
        while (true) {
            Answer answer = expected.ask().get();
            Duration passed = Duration.between(begun, clock.instant());
            if (expected.met(answer) || !temporary(answer) || passed.compareTo(timeout) >= 0) {
                String seen = expected.request() + ": " + text(answer)
                        + (passed.toSeconds() < 1 ? "" : ", after " + passed.toSeconds() + "s");
                Optional<Trouble> trouble = expected.met(answer)
                        ? Optional.empty()
                        : Optional.of(
                                answer instanceof Answer.Given given
                                        ? explain.trouble(given)
                                        : explanations.none((Answer.None) answer));
                return new StepResult(step, seen, trouble);
            }
            pace.pause(passed);
        }
    }

    /** Whether a later request may get another answer. */
    private static boolean temporary(Answer answer) {
        return answer instanceof Answer.Given given
                ? given.status() >= 500 || given.status() == 429
                : answer instanceof Answer.None none
                        && (none.hop() == StoreApi.Hop.NAME || none.hop() == StoreApi.Hop.ANSWER);
    }

    static String text(Answer answer) {
        return answer instanceof Answer.Given given ? Integer.toString(given.status()) : "no answer";
    }
}
