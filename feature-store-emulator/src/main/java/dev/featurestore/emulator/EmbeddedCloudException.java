package dev.featurestore.emulator;

/** An embedded cloud could not be started or joined; the message says why and what to do. */
@SuppressWarnings("serial")
public class EmbeddedCloudException extends RuntimeException {

    EmbeddedCloudException(String message) {
        super(message);
    }

    EmbeddedCloudException(String message, Throwable cause) {
        super(message, cause);
    }
}
