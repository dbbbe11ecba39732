package dev.featurestore.provider.table;

/** A file that is no provider's interface; its message says what is wrong with it, and how to get a right one. */
public final class ProviderSchemaException extends Exception {

    private static final long serialVersionUID = 1L;

    ProviderSchemaException(String message) {
        super(message);
    }

    ProviderSchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
