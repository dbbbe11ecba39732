package dev.featurestore.operator.text;

import org.jspecify.annotations.Nullable;

/**
 * A cause for a stack trace: class and frames of another exception, and its message as one line. The message may be a
 * response from outside.
 */
public final class PrintableCause extends Exception {
    private static final long serialVersionUID = 1L;

    private PrintableCause(Throwable original) {
        super(OneLine.of(original.toString()), original.getCause() == null ? null : of(original.getCause()));
        setStackTrace(original.getStackTrace());
    }

    /** Returns the exception itself if its message and those of its causes are single lines. */
    public static Throwable of(Throwable cause) {
        for (@Nullable Throwable link = cause; link != null; link = link.getCause()) {
            if (!OneLine.isOne(String.valueOf(link.getMessage()))) {
                return new PrintableCause(cause);
            }
        }
        return cause;
    }
}
