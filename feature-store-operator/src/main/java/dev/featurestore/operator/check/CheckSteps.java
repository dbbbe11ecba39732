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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/** Runs the steps of a check, retries each while its failure may be temporary, and stops at the first that fails. */
public final class CheckSteps {

    /** The gateway answers at once, except for the propagation of a new DNS name. */
    private static final Duration BEFORE_THE_AUTHORISER = Duration.ofSeconds(30);

    private static final String COLLECTION = "/featureStores";

    private final StoreApi api;
    private final String compartmentId;
    private final Explanations explanations;
    private final Clock clock;
    private final PollSchedule pace;

    /**
     * @param compartmentId OCID of the compartment whose stores the check lists
     * @param images the images of the store, for explanations
     * @param local whether the store is on this machine
     */
    public CheckSteps(
            StoreApi api, String compartmentId, DeployedImages images, boolean local, Clock clock, PollSchedule pace) {
        this.api = api;
        this.compartmentId = compartmentId;
        this.explanations = new Explanations(api.endpoint(), api.signer(), images, local);
        this.clock = clock;
        this.pace = pace;
    }

    private record Expected(String request, Supplier<Answer> ask, IntPredicate status) {

        boolean met(Answer answer) {
            return answer instanceof Answer.Given given && status.test(given.status());
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
        Duration soon =
                options.timeout().compareTo(BEFORE_THE_AUTHORISER) < 0 ? options.timeout() : BEFORE_THE_AUTHORISER;
        boolean goOn = add(
                results,
                listener,
                CheckStep.GATEWAY,
                soon,
                explanations::ofGateway,
                new Expected(
                        "unsigned OPTIONS",
                        () -> api.unsigned("OPTIONS", COLLECTION),
                        status -> status >= 200 && status < 300));
        if (goOn) {
            // A function that was never called may take minutes to start.
            AtomicBoolean open = new AtomicBoolean();
            goOn = add(
                    results,
                    listener,
                    CheckStep.AUTHORISER,
                    options.timeout(),
                    explanations::ofAuthoriser,
                    new Expected(
                            "unsigned GET",
                            () -> {
                                Answer answer = api.unsigned("GET", list());
                                open.set(answer instanceof Answer.Given given && given.status() < 300);
                                return answer;
                            },
                            status -> status == 401 || status == 403));
            Expected signed = signed(status -> status == 200);
            if (goOn) {
                goOn = add(results, listener, CheckStep.STORE, options.timeout(), this::ofStore, signed);
            } else if (!open.get() && signed.met(signed.ask().get())) {
                // The authoriser has started meanwhile, or fails for unsigned requests only.
                StepResult answers = new StepResult(CheckStep.STORE, signed.request() + ": 200", Optional.empty());
                results.add(answers);
                listener.accept(answers);
            }
        }
        if (goOn && options.writes()) {
            StepResult writes = new WriteTrial(api, compartmentId, explanations, clock).run();
            results.add(writes);
            listener.accept(writes);
        }
        return new CheckResult(api.endpoint(), results);
    }

    /**
     * Waits until the store answers signed requests, and has answered all of them for some time.
     *
     * @param timeout maximum time until the first answer
     * @param steady the time for which it must answer
     */
    public StepResult steady(Duration timeout, Duration steady) throws InterruptedException {
        return result(CheckStep.STORE, timeout, steady, this::ofStore, signed(status -> status == 200));
    }

    /** Why signed requests do not reach the store; empty if they do, even if the store answers with a server error. */
    public Optional<StepResult> unreachable(Duration timeout) throws InterruptedException {
        Duration soon = timeout.compareTo(BEFORE_THE_AUTHORISER) < 0 ? timeout : BEFORE_THE_AUTHORISER;
        StepResult result = result(
                CheckStep.STORE, soon, Duration.ZERO, this::ofStore, signed(status -> status == 200 || status >= 500));
        return Optional.of(result).filter(reached -> !reached.passed());
    }

    private Expected signed(IntPredicate status) {
        return new Expected("signed GET", () -> api.signed("GET", list(), Optional.empty()), status);
    }

    private String list() {
        return COLLECTION + "?compartmentId=" + URLEncoder.encode(compartmentId, StandardCharsets.UTF_8) + "&limit=1";
    }

    private Trouble ofStore(Answer.Given given) {
        return explanations.ofStore(given, clock.instant());
    }

    private boolean add(
            List<StepResult> results,
            Consumer<StepResult> listener,
            CheckStep step,
            Duration timeout,
            Explain explain,
            Expected expected)
            throws InterruptedException {
        StepResult result = result(step, timeout, Duration.ZERO, explain, expected);
        results.add(result);
        listener.accept(result);
        return result.passed();
    }

    private StepResult result(CheckStep step, Duration timeout, Duration steady, Explain explain, Expected expected)
            throws InterruptedException {
        Instant begun = clock.instant();
        Optional<Instant> met = Optional.empty();
        while (true) {
            Answer answer = expected.ask().get();
            Instant now = clock.instant();
            Duration passed = Duration.between(begun, now);
            met = expected.met(answer) ? met.or(() -> Optional.of(now)) : Optional.empty();
            boolean end = met.isPresent()
                    ? Duration.between(met.get(), now).compareTo(steady) >= 0
                    : !temporary(answer) || passed.compareTo(timeout) >= 0;
            if (end) {
                String seen = expected.request() + ": " + text(answer)
                        + (passed.toSeconds() < 1 ? "" : ", after " + passed.toSeconds() + "s");
                Optional<Trouble> trouble = met.isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                answer instanceof Answer.Given given
                                        ? explain.trouble(given)
                                        : explanations.none((Answer.None) answer));
                return new StepResult(step, seen, trouble);
            }
            if (met.isPresent()) {
                pace.moment();
            } else {
                pace.pause(passed);
            }
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
