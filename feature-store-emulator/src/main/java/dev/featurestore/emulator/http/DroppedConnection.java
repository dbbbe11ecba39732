package dev.featurestore.emulator.http;

/** Thrown by a handler instead of an answer, to close the client's connection. */
@SuppressWarnings("serial")
public final class DroppedConnection extends RuntimeException {

    /** Without message and stack trace, because it is never printed. */
    public DroppedConnection() {
        super(null, null, false, false);
    }
}
