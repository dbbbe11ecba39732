package dev.featurestore.operator.words;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Formats points in time for people: in UTC, as in OCI's Console and logs. JSON has RFC 3339 instead. */
public final class Times {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private static final Duration LONG = Duration.ofDays(2);

    private Times() {}

    /** {@code 2026-11-22 14:05:09 UTC} */
    public static String text(Instant time) {
        return SECONDS.format(time);
    }

    /** The time between two points: {@code 3m12s}, {@code 5 days}. */
    public static String age(Instant time, Instant now) {
        Duration age = Duration.between(time, now);
        if (age.isNegative()) {
            return "0s"; // this machine's clock is behind the cloud's
        }
        return age.compareTo(LONG) < 0 ? Durations.text(age) : Count.of(age.toDays(), "day");
    }
}
