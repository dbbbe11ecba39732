package dev.featurestore.operator.files;

/** A text that is not a path on this machine. The message is a clause that says why. */
public final class UnusablePathException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    UnusablePathException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** Why it is not a path. */
    public String reason() {
        String message = getMessage();
        return message == null ? "not a path" : message;
    }

    /** What to do. */
    public String hint() {
        return hint;
    }
}
