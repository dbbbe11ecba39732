package dev.featurestore.operator.oci;

import org.jspecify.annotations.Nullable;

/** A private key that cannot sign. The message says why, to follow "it". */
final class UnusableKeyException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;

    /** @param hint what to do, with {@code KEY} as placeholder for the file */
    UnusableKeyException(String message, String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.hint = hint;
    }

    UnusableKeyException(String message, String hint) {
        this(message, hint, null);
    }

    /** What to do, for a key in this file. */
    String hint(String file) {
        return hint.replace("KEY", file);
    }
}
