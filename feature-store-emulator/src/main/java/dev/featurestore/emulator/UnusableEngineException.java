package dev.featurestore.emulator;

/** The engine that was asked for cannot be used: its program, or the file with types of resources. */
public final class UnusableEngineException extends EmbeddedCloudException {

    private static final long serialVersionUID = 1L;

    UnusableEngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
