package dev.featurestore.emulator.engine;

/** A stack's resources cannot be compared with its state; the message has the reason. */
public final class DriftFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message the problem and its place */
    public DriftFailedException(String message) {
        super(message);
    }
}
