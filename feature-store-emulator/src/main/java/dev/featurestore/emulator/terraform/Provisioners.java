package dev.featurestore.emulator.terraform;

import java.util.Locale;

/** What a job does with the provisioners of a configuration. */
public enum Provisioners {
    /** They are removed from the job's copy of the configuration, and the log lists them. */
    SKIP,
    /** Terraform runs them: {@code local-exec} on this machine. */
    RUN;

    /** The value as {@link #parse} reads it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads {@code skip} or {@code run}.
     *
     * @throws IllegalArgumentException if it is neither of them
     */
    public static Provisioners parse(String text) {
        return switch (text) {
            case "skip" -> SKIP;
            case "run" -> RUN;
            default -> throw new IllegalArgumentException("must be skip or run, but is \"" + text + "\"");
        };
    }
}
