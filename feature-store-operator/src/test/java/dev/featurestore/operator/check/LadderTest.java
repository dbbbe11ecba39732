package dev.featurestore.operator.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.check.RungResult.Trouble;
import dev.featurestore.operator.cloud.StoreApi.Answer;
import dev.featurestore.operator.cloud.StoreApi.Hop;
import dev.featurestore.operator.deploy.Pace;
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

class LadderTest {

    private static final CheckOptions ONCE = new CheckOptions(Duration.ZERO, false);
    private static final CheckOptions WRITING = new CheckOptions(Duration.ZERO, true);

    private final ScriptedStore store = new ScriptedStore();
    private final List<RungResult> told = new ArrayList<>();
    private Instant now = ScriptedStore.NOW;

    /** Ten seconds go by at each pause. */
    private CheckResult climb(CheckOptions options) throws InterruptedException {
        Pace pace = new Pace() {
            @Override
            public void pause(Duration running) {
                now = now.plusSeconds(10);
            }

            @Override
            public void moment() {
                throw new AssertionError("no job has just ended");
            }

            @Override
            public Duration betweenLogs(Duration running) {
                throw new AssertionError("there is no log");
            }

            @Override
            public void backOff(int failures) {
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
        return new Ladder(store, "ocid1.compartment.oc1..a", false, clock, pace).climb(options, told::add);
    }

    private Trouble trouble(CheckOptions options) throws InterruptedException {
        return climb(options).failed().flatMap(RungResult::trouble).orElseThrow();
    }

    @Test
    void goesUpToTheStoreAndTellsEachRung() throws InterruptedException {
        CheckResult result = climb(ONCE);

        assertThat(result.failed()).isEmpty();
        assertThat(told).isEqualTo(result.rungs());
        assertThat(told).extracting(RungResult::rung).containsExactly(Rung.GATEWAY, Rung.AUTHORISER, Rung.STORE);
        assertThat(store.asked)
                .containsExactly(
                        "unsigned OPTIONS /featureStores",
                        "unsigned GET /featureStores?compartmentId=ocid1.compartment.oc1..a&limit=1",
                        "signed GET /featureStores?compartmentId=ocid1.compartment.oc1..a&limit=1");
    }

    @Test
    void waitsForTheStoreAsLongAsItIsTold() throws InterruptedException {
        store.answer("signed GET", ScriptedStore.status(502), ScriptedStore.status(503), ScriptedStore.status(504));

        CheckResult result = climb(new CheckOptions(Duration.ofSeconds(60), false));

        assertThat(result.failed()).isEmpty();
        assertThat(told.get(2).seen()).isEqualTo("signed GET: 200, after 30s");
    }

    @Test
    void givesUpWhenTheTimeIsOver() throws InterruptedException {
        Answer[] never = new Answer[20];
        Arrays.fill(never, ScriptedStore.status(502));
        store.answer("signed GET", never);

        CheckResult result = climb(new CheckOptions(Duration.ofSeconds(60), false));

        assertThat(result.failed().orElseThrow().seen()).isEqualTo("signed GET: 502, after 60s");
    }

    @Test
    void doesNotWaitForWhatWillNotPass() throws InterruptedException {
        store.answer("signed GET", ScriptedStore.status(401));

        assertThat(climb(new CheckOptions(Duration.ofSeconds(60), false)).failed())
                .isPresent();
        assertThat(now).isEqualTo(ScriptedStore.NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "unsigned OPTIONS, 404, gateway, nothing is deployed",
        "unsigned OPTIONS, 401, gateway, OPTIONS asks for a signature",
        "unsigned OPTIONS, 500, gateway, in trouble",
        "unsigned OPTIONS, 302, gateway, something else",
        "unsigned GET, 200, authoriser, answers to anybody",
        "unsigned GET, 502, authoriser, cannot call the authoriser",
        "unsigned GET, 404, authoriser, but not for the missing signature",
        "unsigned GET, 403, authoriser, but not for the missing signature",
        "signed GET, 401, authoriser, the API key was not accepted",
        "signed GET, 403, authoriser, may not do this",
        "signed GET, 404, store, does not know the compartment",
        "signed GET, 429, gateway, too many requests",
        "signed GET, 500, store, fails by itself",
        "signed GET, 502, store, no answer of HTTP",
        "signed GET, 503, store, nothing behind the gateway",
        "signed GET, 504, store, takes too long",
        "signed GET, 400, store, answers otherwise"
    })
    void explainsEachAnswerByItsHop(String request, int status, String hop, String what) throws InterruptedException {
        store.answer(request, ScriptedStore.status(status));

        Trouble trouble = trouble(ONCE);

        assertThat(trouble.hop()).isEqualTo(hop);
        assertThat(trouble.what()).contains(what);
        assertThat(trouble.mend()).isNotEmpty();
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
        assertThat(climb(WRITING).failed()).isEmpty();

        assertThat(told.get(3).seen()).isEqualTo("created, read, deleted");
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

        CheckResult result = climb(WRITING);

        assertThat(result.failed().map(RungResult::rung)).isEqualTo(Optional.of(Rung.WRITES));
        assertThat(result.failed().flatMap(RungResult::trouble).orElseThrow().mend())
                .endsWith("nothing of the check is left in the store");
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

        assertThat(trouble(WRITING).mend()).contains("delete what is left: /entities/");
    }
}
