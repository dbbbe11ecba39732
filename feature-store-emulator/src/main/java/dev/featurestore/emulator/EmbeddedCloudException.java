package dev.featurestore.emulator;

/** An embedded cloud cannot be started or joined; the message has the reason and what to do. */
@SuppressWarnings("serial")
public class EmbeddedCloudException extends RuntimeException {

    EmbeddedCloudException(String message) {
        super(message);
    }

    EmbeddedCloudException(String message, Throwable cause) {
        super(message, cause);
    }
}
