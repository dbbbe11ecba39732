package dev.featurestore.maven;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads {@code project.build.outputTimestamp}: a time of ISO 8601, or seconds since 1970. */
final class OutputTimestamp {

    /** Default value of Maven 4; Maven 3 has no default. */
    private static final Instant OF_MAVEN = Instant.parse("1980-02-01T00:00:00Z");

    private OutputTimestamp() {}

    /** The time; empty if it is not set or is a single character, with which Maven disables it. */
    static Optional<Instant> read(String text) {
        String written = text.strip();
        if (written.length() < 2) {
            return Optional.empty();
        }
        try {
            Instant time = written.chars().allMatch(Character::isDigit)
                    ? Instant.ofEpochSecond(Long.parseLong(written))
                    : OffsetDateTime.parse(written).toInstant();
            return Optional.of(time).filter(t -> !t.equals(OF_MAVEN));
        } catch (DateTimeException | NumberFormatException noTime) {
            return Optional.empty();
        }
    }
}
