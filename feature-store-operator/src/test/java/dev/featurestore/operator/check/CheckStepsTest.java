package dev.featurestore.operator.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.check.StepResult.Trouble;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.cloud.StoreApi;
import dev.featurestore.operator.cloud.StoreApi.Answer;
import dev.featurestore.operator.cloud.StoreApi.Hop;
import dev.featurestore.operator.jobs.PollSchedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CheckStepsTest {

    private static final CheckOptions ONCE = CheckOptions.DEFAULT.withTimeout(Duration.ZERO);
    private static final CheckOptions WRITING =
            CheckOptions.DEFAULT.withTimeout(Duration.ZERO).withWrites(true);

    private final ScriptedStore store = new ScriptedStore();
    private final List<StepResult> results = new ArrayList<>();
    private Instant now = ScriptedStore.NOW;
    private DeployedImages images = DeployedImages.UNKNOWN;

    private CheckResult run(CheckOptions options) throws InterruptedException {
        return steps(store).run(options, results::add);
    }

    /** Ten seconds go by at each pause, and five at each moment. */
    private CheckSteps steps(StoreApi api) {
        PollSchedule pace = new PollSchedule() {
            @Override
            public void pause(Duration running) {
                now = now.plusSeconds(10);
            }

            @Override
            public void moment() {
                now = now.plusSeconds(5);
            }

            @Override
            public Duration betweenLogs(Duration running) {
                throw new AssertionError("there is no log");
            }

            @Override
            public void backOff(int failures, Duration atLeast, Duration atMost) {
                throw new AssertionError("nothing is to back off");
            }
        };
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new CheckSteps(api, "ocid1.compartment.oc1..a", images, false, clock, pace);
    }

    private Trouble trouble(CheckOptions options) throws InterruptedException {
        return run(options).failed().flatMap(StepResult::trouble).orElseThrow();
    }

    @Test
    void runsEachStepAndReportsItsResult() throws InterruptedException {
        CheckResult result = run(ONCE);

        assertThat(result.failed()).isEmpty();
        assertThat(results).isEqualTo(result.steps());
        assertThat(results)
                .extracting(StepResult::step)
                .containsExactly(CheckStep.GATEWAY, CheckStep.AUTHORISER, CheckStep.STORE);
        assertThat(store.asked)
                .containsExactly(
                        "unsigned OPTIONS /featureStores",
                        "unsigned GET /featureStores?compartmentId=ocid1.compartment.oc1..a&limit=1",
                        "signed GET /featureStores?compartmentId=ocid1.compartment.oc1..a&limit=1");
    }

    @Test
    void waitsForTheStoreUntilTheTimeout() throws InterruptedException {
        store.answer("signed GET", ScriptedStore.status(502), ScriptedStore.status(503), ScriptedStore.status(504));

        CheckResult result = run(CheckOptions.DEFAULT.withTimeout(Duration.ofSeconds(60)));

        assertThat(result.failed()).isEmpty();
        assertThat(results.get(2).seen()).isEqualTo("signed GET: 200, after 30s");
    }

    @Test
    void givesUpWhenTheTimeIsOver() throws InterruptedException {
        Answer[] never = new Answer[20];
        Arrays.fill(never, ScriptedStore.status(502));
        store.answer("signed GET", never);

        CheckResult result = run(CheckOptions.DEFAULT.withTimeout(Duration.ofSeconds(60)));

        assertThat(result.failed().orElseThrow().seen()).isEqualTo("signed GET: 502, after 60s");
    }

    @Test
    void doesNotWaitForWhatWillNotPass() throws InterruptedException {
        store.answer("signed GET", ScriptedStore.status(401));

        assertThat(run(CheckOptions.DEFAULT.withTimeout(Duration.ofSeconds(60))).failed())
                .isPresent();
        assertThat(now).isEqualTo(ScriptedStore.NOW);
    }

    @Test
    void acceptsThatTheAuthoriserForbids() throws InterruptedException {
        store.answer("unsigned GET", ScriptedStore.status(403));

        assertThat(run(ONCE).failed()).isEmpty();
    }

    @Test
    void waitsForAColdAuthoriserUntilTheTimeout() throws InterruptedException {
        Answer[] cold = new Answer[9];
        Arrays.fill(cold, ScriptedStore.status(502));
        store.answer("unsigned GET", cold);

        assertThat(run(new CheckOptions(Duration.ofMinutes(2), false)).failed()).isEmpty();
        assertThat(results.get(1).seen()).isEqualTo("unsigned GET: 401, after 90s");
    }

    @Test
    void failsNoApplyForTheAuthoriserAloneButTheCheck() throws InterruptedException {
        store.answer("unsigned GET", ScriptedStore.status(502));

        CheckResult result = run(ONCE);

        assertThat(result.failedApply()).isEmpty();
        assertThat(result.failed().map(StepResult::step)).contains(CheckStep.AUTHORISER);
    }

    @Test
    void failsAnApplyWhoseStoreHasNoAuthoriserOrDoesNotAnswer() throws InterruptedException {
        store.answer("unsigned GET", ScriptedStore.status(200));
        assertThat(run(ONCE).failedApply().map(StepResult::step)).contains(CheckStep.AUTHORISER);

        store.answer("unsigned GET", ScriptedStore.status(502));
        store.answer("signed GET", ScriptedStore.status(502));
        assertThat(run(ONCE).failedApply().map(StepResult::step)).contains(CheckStep.AUTHORISER);
    }

    @Test
    void namesTheImagesThatMustExist() throws InterruptedException {
        images = DeployedImages.of(List.of(new Output(
                "deployed_versions",
                "{\"api_blue\":\"iad.ocir.io/ns/api:1\",\"authoriser\":\"iad.ocir.io/ns/fn:1\"}",
                false)));
        store.answer("unsigned GET", ScriptedStore.status(502));
        store.answer("signed GET", ScriptedStore.status(502));
        assertThat(trouble(ONCE).fix()).contains("iad.ocir.io/ns/fn:1").doesNotContain("ns/api");

        store.answer("signed GET", ScriptedStore.status(502));
        assertThat(trouble(ONCE).fix()).contains("iad.ocir.io/ns/api:1").doesNotContain("ns/fn");
    }

    @ParameterizedTest
    @CsvSource({
        "unsigned OPTIONS, 404, gateway, the gateway has no deployment at path",
        "unsigned OPTIONS, 401, gateway, OPTIONS requires a signature",
        "unsigned OPTIONS, 500, gateway, the gateway returned a server error",
        "unsigned OPTIONS, 302, gateway, the answer is not from the feature store's gateway",
        "unsigned GET, 200, authoriser, the API answers requests without a signature",
        "unsigned GET, 502, authoriser, cannot call the authoriser",
        "unsigned GET, 404, authoriser, but not for its missing signature",
        "unsigned GET, 400, authoriser, but not for its missing signature",
        "signed GET, 401, authoriser, the API key was not accepted",
        "signed GET, 403, authoriser, the user does not have permission",
        "signed GET, 404, store, the compartment does not exist",
        "signed GET, 429, gateway, too many requests",
        "signed GET, 500, store, the API returned a server error",
        "signed GET, 502, store, the gateway gets no HTTP answer",
        "signed GET, 503, store, no backend behind the gateway",
        "signed GET, 504, store, did not answer the gateway in time",
        "signed GET, 400, store, unexpected answer"
    })
    void explainsEachAnswerByItsHop(String request, int status, String hop, String what) throws InterruptedException {
        store.answer(request, ScriptedStore.status(status));

        Trouble trouble = trouble(ONCE);

        assertThat(trouble.hop()).isEqualTo(hop);
        assertThat(trouble.what()).contains(what);
        assertThat(trouble.fix()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Hop.class)
    void explainsWhereTheWayEnds(Hop hop) throws InterruptedException {
        store.answer("unsigned OPTIONS", new Answer.None(hop, "SomeException: so"));

        Trouble trouble = trouble(ONCE);

        assertThat(trouble.hop())
                .isEqualTo(
                        switch (hop) {
                            case NAME -> "DNS";
                            case TLS -> "TLS";
                            case CONNECTION -> "network";
                            case ANSWER -> "gateway";
                        });
        assertThat(trouble.what()).contains("store.example.com");
    }

    @Test
    void namesAClockThatIsOff() throws InterruptedException {
        store.answer("signed GET", ScriptedStore.status(401));
        now = ScriptedStore.NOW.plusSeconds(600);

        assertThat(trouble(ONCE).what()).endsWith("this machine's clock is 10 minutes off");
    }

    @Test
    void makesReadsAndDeletesIfItIsAsked() throws InterruptedException {
        assertThat(run(WRITING).failed()).isEmpty();

        assertThat(results.get(3).seen()).isEqualTo("created, read, deleted");
        assertThat(store.items).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "signed POST /featureStores, 403",
        "signed POST /entities, 500",
        "signed GET /featureStores/, 500",
        "signed GET /entities/, 404"
    })
    void leavesNothingBehindWhereverItFails(String request, int status) throws InterruptedException {
        store.answer(request, ScriptedStore.status(status));

        CheckResult result = run(WRITING);

        assertThat(result.failed().map(StepResult::step)).isEqualTo(Optional.of(CheckStep.WRITES));
        assertThat(result.failed().flatMap(StepResult::trouble).orElseThrow().fix())
                .endsWith(". The check left nothing in the store");
        assertThat(store.items).isEmpty();
    }

    @Test
    void deletesWhatWasMadeWithoutAnAnswer() throws InterruptedException {
        store.answer("signed POST /entities", new Answer.None(Hop.ANSWER, "SocketTimeoutException"));

        assertThat(trouble(WRITING).hop()).isEqualTo("gateway");
        assertThat(store.items).isEmpty();
    }

    @Test
    void namesWhatItCouldNotDelete() throws InterruptedException {
        store.answer("signed DELETE /entities", ScriptedStore.status(500));

        assertThat(trouble(WRITING).fix()).contains("Delete what the check left in the store: /entities/");
    }

    @Test
    void waitsUntilAColorHasAnsweredForSomeTime() throws InterruptedException {
        store.answer(
                "green signed GET",
                ScriptedStore.status(502),
                ScriptedStore.status(200),
                ScriptedStore.status(502),
                ScriptedStore.status(200));

        StepResult result = steps(store.ofColor("green")).steady(Duration.ofMinutes(1), Duration.ofSeconds(15));

        assertThat(result.passed()).isTrue();
        assertThat(result.seen()).isEqualTo("signed GET: 200, after 40s");
        assertThat(store.asked).hasSize(7).allMatch(request -> request.startsWith("green signed GET /featureStores?"));
    }

    @Test
    void waitsNoLongerThanTheTimeoutForAColor() throws InterruptedException {
        Answer[] answers = new Answer[20];
        Arrays.fill(answers, ScriptedStore.status(503));
        store.answer("green signed GET", answers);

        StepResult result = steps(store.ofColor("green")).steady(Duration.ofMinutes(1), Duration.ofSeconds(15));

        assertThat(result.passed()).isFalse();
        assertThat(result.seen()).isEqualTo("signed GET: 503, after 60s");
    }

    @ParameterizedTest
    @CsvSource({"200, true", "500, true", "503, true", "401, false", "403, false", "404, false"})
    void reachesAStoreThatAnswersOrFailsItself(int status, boolean reached) throws InterruptedException {
        store.answer("signed GET", ScriptedStore.status(status));

        assertThat(steps(store).unreachable(Duration.ZERO).isEmpty()).isEqualTo(reached);
    }

    @Test
    void doesNotReachAStoreWithoutAConnection() throws InterruptedException {
        store.answer("signed GET", new Answer.None(Hop.CONNECTION, "ConnectException"));

        assertThat(steps(store).unreachable(Duration.ofMinutes(5)).flatMap(StepResult::trouble))
                .get()
                .extracting(Trouble::hop)
                .isEqualTo("network");
    }
}
