package dev.featurestore.provider.table;

/** A file without the schema of the provider; the message has the problem and how to create the file. */
public final class ProviderSchemaException extends Exception {

    private static final long serialVersionUID = 1L;

    ProviderSchemaException(String message) {
        super(message);
    }

    ProviderSchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
