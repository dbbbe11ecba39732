package dev.featurestore.operator.words;

import java.time.Duration;

/** Formats durations as Terraform does: {@code 9s}, {@code 12m5s}, {@code 1h0m3s}. */
public final class Durations {

    private Durations() {}

    public static String text(Duration duration) {
        long seconds = duration.plusMillis(500).toSeconds();
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return seconds / 60 + "m" + seconds % 60 + "s";
        }
        return seconds / 3600 + "h" + seconds % 3600 / 60 + "m" + seconds % 60 + "s";
    }
}
