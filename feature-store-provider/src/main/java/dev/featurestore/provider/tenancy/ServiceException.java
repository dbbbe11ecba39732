package dev.featurestore.provider.tenancy;

import dev.featurestore.provider.value.Value;
import java.util.Optional;

/** A service's refusal; its message is the provider's diagnostic. */
public final class ServiceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Optional<Value.Structure> left;

    /**
     * Creates a refusal.
     *
     * @param message status, code and text, such as {@code 404-NotAuthorizedOrNotFound, Authorization failed or
     *     requested resource not found.}
     */
    public ServiceException(String message) {
        this(message, Optional.empty());
    }

    private ServiceException(String message, Optional<Value.Structure> left) {
        super(message);
        this.left = left;
    }

    /**
     * Creates a failure after the service has made the change, such as a wait for an object that does not become ready.
     * Terraform keeps the resource: it marks a new one as tainted.
     *
     * @param left the resource as it is now
     */
    public static ServiceException leaving(Value.Structure left, String message) {
        return new ServiceException(message, Optional.of(left));
    }

    /** The resource that exists in spite of the failure; empty if the service changed nothing. */
    public Optional<Value.Structure> left() {
        return left;
    }
}
