package dev.featurestore.emulator;

/** The configured engine cannot be used, because of its program or of the file with resource types. */
public final class UnusableEngineException extends EmbeddedCloudException {

    private static final long serialVersionUID = 1L;

    UnusableEngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
