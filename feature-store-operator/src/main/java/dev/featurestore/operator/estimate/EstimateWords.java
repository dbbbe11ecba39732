package dev.featurestore.operator.estimate;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * An estimate in words, in whole minutes.
 *
 * @param end the estimated end
 */
public record EstimateWords(Instant end) {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** {@code about 14 min}, {@code less than 1 min}. */
    public String left(Instant now) {
        long seconds = Duration.between(now, end).toSeconds();
        return seconds < 60 ? "less than 1 min" : "about " + (seconds + 30) / 60 + " min";
    }

    /** {@code about 14 min, until 13:42 UTC}. */
    public String leftAndEnd(Instant now) {
        return left(now) + ", until " + MINUTES.format(end);
    }
}
