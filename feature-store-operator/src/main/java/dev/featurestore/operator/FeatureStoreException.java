package dev.featurestore.operator;

/** A failure in the words of the user: what happened and where in the message, what to do next in the hint. */
public final class FeatureStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureCode code;
    private final String hint;

    private FeatureStoreException(FailureCode code, String message, String hint) {
        super(message);
        this.code = code;
        this.hint = hint;
    }

    private FeatureStoreException(FailureCode code, String message, String hint, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.hint = hint;
    }

    /**
     * A failure.
     *
     * @param message what happened and where, one or two short lines
     * @param hint what to do next, one line
     */
    public static FeatureStoreException of(FailureCode code, String message, String hint) {
        return new FeatureStoreException(code, message, hint);
    }

    /** A failure that an exception caused; see {@link #of(FailureCode, String, String)}. */
    public static FeatureStoreException of(FailureCode code, String message, String hint, Throwable cause) {
        return new FeatureStoreException(code, message, hint, cause);
    }

    /** Why it failed. */
    public FailureCode code() {
        return code;
    }

    /** What happened and where, one or two short lines. */
    public String message() {
        String message = getMessage();
        return message == null ? code.name() : message;
    }

    /** What to do next, one line. */
    public String hint() {
        return hint;
    }

    /** All of it, for a person: the message, and below it the hint as a sentence. */
    public String text() {
        return message() + "\n" + Character.toUpperCase(hint.charAt(0)) + hint.substring(1)
                + (hint.endsWith(".") || hint.endsWith("?") ? "" : ".");
    }
}
