package dev.featurestore.operator.oci;

/** Replaces an exception whose message may quote a key or a token, with its class and frames but without the message. */
final class WithoutText extends Exception {
    private static final long serialVersionUID = 1L;

    private final String type;

    private WithoutText(Throwable original) {
        super(null, original.getCause() == null ? null : of(original.getCause()));
        this.type = original.getClass().getName();
        setStackTrace(original.getStackTrace());
    }

    /** The same exception, and its causes, without their messages. */
    static Throwable of(Throwable original) {
        return original instanceof WithoutText ? original : new WithoutText(original);
    }

    /** Maven prints every message of a chain, so this has no message; a stack trace prints this text. */
    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
        return type + " (its message is left out, as it may quote a secret)";
    }
}
