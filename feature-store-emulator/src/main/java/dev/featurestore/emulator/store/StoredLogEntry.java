package dev.featurestore.emulator.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of a job's log.
 *
 * @param time its time, in milliseconds
 * @param level its level
 * @param message the line
 */
public record StoredLogEntry(Instant time, StoredLogLevel level, String message) {

    /** The entry as a line of a log file, with its line end. */
    byte[] line() {
        String escaped = message.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return (time.toEpochMilli() + " " + level + " " + escaped + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a line of a log file; empty if it is not valid. */
    static Optional<StoredLogEntry> parse(String line) {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        if (first < 0 || second < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StoredLogEntry(
                    Instant.ofEpochMilli(Long.parseLong(line.substring(0, first))),
                    StoredLogLevel.valueOf(line.substring(first + 1, second)),
                    unescape(line.substring(second + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String unescape(String escaped) {
        if (escaped.indexOf('\\') < 0) {
            return escaped;
        }
        StringBuilder text = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '\\' && i + 1 < escaped.length()) {
                i++;
                char escape = escaped.charAt(i);
                text.append(escape == 'n' ? '\n' : escape == 'r' ? '\r' : escape);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
