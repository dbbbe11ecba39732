package dev.featurestore.operator.files;

/** A text that is no path on this machine. The message says what it is, to follow "found". */
public final class UnusablePathException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    UnusablePathException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** What the path is instead. */
    public String found() {
        String message = getMessage();
        return message == null ? "no path" : message;
    }

    /** What to do. */
    public String hint() {
        return hint;
    }
}
