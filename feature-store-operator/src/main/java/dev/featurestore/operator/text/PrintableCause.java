package dev.featurestore.operator.text;

import org.jspecify.annotations.Nullable;

/**
 * A cause as a stack trace may show it: class and frames of another exception, and its message as one line. The message may
 * be an answer from outside.
 */
public final class PrintableCause extends Exception {
    private static final long serialVersionUID = 1L;

    private PrintableCause(Throwable original) {
        super(OneLine.of(original.toString()), original.getCause() == null ? null : of(original.getCause()));
        setStackTrace(original.getStackTrace());
    }

    /** The exception itself if the messages of it and its causes are single lines. */
    public static Throwable of(Throwable cause) {
        for (@Nullable Throwable link = cause; link != null; link = link.getCause()) {
            if (!OneLine.isOne(String.valueOf(link.getMessage()))) {
                return new PrintableCause(cause);
            }
        }
        return cause;
    }
}
