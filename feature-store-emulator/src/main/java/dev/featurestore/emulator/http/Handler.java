package dev.featurestore.emulator.http;

/** Answers requests. */
@FunctionalInterface
public interface Handler {

    /**
     * Answers one request.
     *
     * @throws ServiceError for a refusal
     */
    Response handle(Request request);
}
