package dev.featurestore.emulator.engine;

/** A stack's resources cannot be compared with its state; the message says why. */
public final class DriftFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message what went wrong and where */
    public DriftFailedException(String message) {
        super(message);
    }
}
