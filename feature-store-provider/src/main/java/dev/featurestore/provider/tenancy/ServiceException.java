package dev.featurestore.provider.tenancy;

/** A service's refusal; its message is the provider's diagnostic. */
public final class ServiceException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Creates a refusal.
     *
     * @param message status, code and text, such as {@code 404-NotAuthorizedOrNotFound, Authorization failed or
     *     requested resource not found.}
     */
    public ServiceException(String message) {
        super(message);
    }
}
