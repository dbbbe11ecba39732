package dev.featurestore.provider.protocol;

/** A message that does not follow the plugin protocol. */
final class MalformedMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedMessageException(String message) {
        super(message);
    }
}
