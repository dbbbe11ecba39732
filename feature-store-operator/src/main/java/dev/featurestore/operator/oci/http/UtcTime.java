package dev.featurestore.operator.oci.http;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Times as Resource Manager writes them: {@code 2026-01-31T10:08:26.235Z}. */
final class UtcTime {

    private static final String FORM = "0000-00-00T00:00:00.000Z";

    private UtcTime() {}

    /** Milliseconds since 1970; negative if the text is another form of a time, or none. */
    static long millis(String text) {
        if (text.length() != FORM.length()) {
            return -1;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char c = text.charAt(i);
            boolean fits = FORM.charAt(i) == '0' ? c >= '0' && c <= '9' : c == FORM.charAt(i);
            if (!fits) {
                return -1;
            }
        }
        try {
            return LocalDateTime.of(
                                            number(text, 0, 4),
                                            number(text, 5, 2),
                                            number(text, 8, 2),
                                            number(text, 11, 2),
                                            number(text, 14, 2),
                                            number(text, 17, 2))
                                    .toEpochSecond(ZoneOffset.UTC)
                            * 1000
                    + number(text, 20, 3);
        } catch (DateTimeException e) {
            return -1;
        }
    }

    private static int number(String text, int start, int digits) {
        int number = 0;
        for (int i = start; i < start + digits; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
