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

    /**
     * Refuses a request by its head, before the server stores a large body in a file.
     *
     * @param head the request without its body
     * @throws ServiceError for a refusal
     */
    default void admit(Request head) {}
}
