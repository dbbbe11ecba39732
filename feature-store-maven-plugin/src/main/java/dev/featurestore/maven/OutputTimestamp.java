package dev.featurestore.maven;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads {@code project.build.outputTimestamp}: a time of ISO 8601, or seconds since 1970. */
final class OutputTimestamp {

    private OutputTimestamp() {}

    /** The time; empty where there is none, which a single character says in Maven. */
    static Optional<Instant> read(String text) {
        String written = text.strip();
        if (written.length() < 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    written.chars().allMatch(Character::isDigit)
                            ? Instant.ofEpochSecond(Long.parseLong(written))
                            : OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeParseException | NumberFormatException noTime) {
            return Optional.empty();
        }
    }
}
