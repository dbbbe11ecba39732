package dev.featurestore.provider.protocol;

/** Bytes that are no message of the plugin protocol. */
final class MalformedMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedMessageException(String message) {
        super(message);
    }
}
