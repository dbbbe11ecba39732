package dev.featurestore.operator.oci.http;

import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** What is known of the server of one client: whether it has answered, and what it answered last. */
public final class Contact {

    private final Clock clock;
    private volatile boolean answered;
    private volatile boolean connected;
    private volatile String last = "no answer";
    private volatile Duration retryAfter = Duration.ZERO;

    public Contact(Clock clock) {
        this.clock = clock;
    }

    /** Whether the server has answered a request. */
    boolean hasAnswered() {
        return answered;
    }

    /**
     * Whether there is a server at the address: it has answered before, or it accepted the connection of the last request and
     * broke it off. Otherwise the address may be wrong, and a second attempt would fail as well.
     */
    public boolean isServer() {
        return answered || connected;
    }

    /** Status and content type of the last answer. */
    public String lastAnswer() {
        return last;
    }

    /** The time that the last answer asks to wait with {@code Retry-After}; zero if it does not ask. */
    public Duration retryAfter() {
        return retryAfter;
    }

    void begin() {
        connected = false;
        last = "no answer";
        retryAfter = Duration.ZERO;
    }

    void connected() {
        connected = true;
    }

    void timedOut() {
        connected = false;
    }

    void answered(int status, HttpURLConnection connection) {
        answered = true;
        @Nullable String type = connection.getContentType();
        last = status + (type == null ? " without a content type" : " " + type);
        retryAfter = time(connection.getHeaderField("Retry-After"));
    }

    /** RFC 9110, 10.2.3: a number of seconds or a date. Anything else is ignored. */
    private Duration time(@Nullable String header) {
        if (header == null) {
            return Duration.ZERO;
        }
        String text = header.strip();
        try {
            return text.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : notNegative(Duration.between(
                            clock.instant(),
                            Instant.from(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME))));
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    private static Duration notNegative(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }
}
