package dev.featurestore.emulator.http;

/** Receives the requests that a cloud has answered, from several threads. */
@FunctionalInterface
public interface RequestListener {

    /** Ignores the requests. */
    RequestListener NONE = request -> {};

    /** A request has been answered. */
    void answered(AnsweredRequest request);

    /** A handler whose requests this listener receives. */
    default Handler listening(Handler handler) {
        return this == NONE ? handler : new ReportedHandler(handler, this);
    }
}
