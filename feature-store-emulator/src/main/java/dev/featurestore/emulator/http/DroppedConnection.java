package dev.featurestore.emulator.http;

/** Thrown by a handler in place of an answer: the client's connection is cut. */
@SuppressWarnings("serial")
public final class DroppedConnection extends RuntimeException {

    /** Has neither message nor trace; nobody gets to see it. */
    public DroppedConnection() {
        super(null, null, false, false);
    }
}
