package dev.featurestore.emulator.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.emulator.http.ReceivedBody;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetryTokensTest {

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private final Set<String> created = new HashSet<>();

    private RetryTokens tokens() {
        return new RetryTokens(PrivateDirectory.at(folder), clock, created::contains);
    }

    private static Request request(String token, String body) {
        return new Request(
                "POST", "/x", Map.of("opc-retry-token", token), ReceivedBody.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    private Creation once(RetryTokens tokens, String token, String body) {
        return tokens.once(request(token, body), () -> {
            String id = "id" + created.size();
            return new Creation(id, "etag-" + id, Json.object().put("id", id), () -> created.add(id));
        });
    }

    @Test
    void answersTheSameForTwentyFourHoursAndThenCreatesAnew() {
        RetryTokens tokens = tokens();
        Creation first = once(tokens, "t", "body");
        clock.now = clock.now.plus(Duration.ofHours(24));
        Creation again = once(tokens, "t", "body");
        assertThat(again.answer()).isEqualTo(first.answer());
        assertThat(again.etag()).isEqualTo(first.etag());
        assertThat(once(tokens(), "t", "body").answer()).isEqualTo(first.answer());
        assertThat(created).hasSize(1);
        clock.now = clock.now.plusSeconds(1);
        once(tokens, "t", "body");
        assertThat(created).hasSize(2);
    }

    @Test
    void tokensAndBodiesAreToldApart() {
        RetryTokens tokens = tokens();
        once(tokens, "t", "body");
        once(tokens, "u", "body");
        assertThat(created).hasSize(2);
        assertThatThrownBy(() -> once(tokens, "t", "other"))
                .isInstanceOfSatisfying(
                        ServiceError.class,
                        error -> assertThat(error.response().status()).isEqualTo(409));
    }

    @Test
    void aCreationThatFailedCanBeTriedAgain() {
        RetryTokens tokens = tokens();
        assertThatThrownBy(() -> tokens.once(
                        request("t", "body"),
                        () -> new Creation("lost", "etag", Json.object(), () -> {
                            throw new IllegalStateException("disk full");
                        })))
                .hasMessage("disk full");
        once(tokens, "t", "body");
        assertThat(created).hasSize(1);
    }

    private static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2026-11-22T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
