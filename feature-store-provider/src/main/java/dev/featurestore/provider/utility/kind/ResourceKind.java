package dev.featurestore.provider.utility.kind;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Value;
import java.util.Optional;

/**
 * A type of resource that is created on this machine. All values but those of a plan are known; defaults are set. Called
 * from several threads.
 */
public interface ResourceKind {

    /**
     * Completes a plan.
     *
     * @param configuration the values that the configuration sets
     * @param prior the values before the change; empty for a new resource
     * @param planned the proposal, with the defaults
     * @throws ServiceException if the configuration is invalid
     */
    default Value.Structure plan(
            Value.Structure configuration, Optional<Value.Structure> prior, Value.Structure planned)
            throws ServiceException {
        return planned;
    }

    /** Creates a resource; returns all its values. */
    Value.Structure create(Value.Structure planned) throws ServiceException;

    /** Reads a resource; empty if it must be created again. */
    default Optional<Value.Structure> read(Value.Structure state) throws ServiceException {
        return Optional.of(state);
    }

    /** Changes a resource in place; returns all its values. */
    default Value.Structure update(Value.Structure prior, Value.Structure planned) throws ServiceException {
        return planned;
    }

    /** Deletes a resource. */
    default void delete(Value.Structure prior) throws ServiceException {}

    /**
     * Imports a resource.
     *
     * @param id the identifier, as the user writes it
     * @param empty a resource without values
     */
    default Value.Structure importState(String id, Value.Structure empty) throws ServiceException {
        throw new ServiceException("Resource Import Not Implemented: this type of resource does not support import.");
    }
}
