package dev.featurestore.operator.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Points in time, for people: in UTC, as the Console and the logs of jobs have them. */
final class Times {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private static final Duration LONG = Duration.ofDays(2);

    private Times() {}

    /** {@code 2026-11-22 14:05} */
    static String minute(Instant time) {
        return MINUTES.format(time);
    }

    /** How long ago something was: {@code 3m12s}, {@code 5 days}. */
    static String age(Instant time, Instant now) {
        Duration age = Duration.between(time, now);
        if (age.isNegative()) {
            return "0s"; // this machine's clock is behind the cloud's
        }
        return age.compareTo(LONG) < 0 ? Durations.text(age) : age.toDays() + " days";
    }
}
