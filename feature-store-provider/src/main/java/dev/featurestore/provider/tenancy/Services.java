package dev.featurestore.provider.tenancy;

import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.TypeInterface;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The services behind the provider. Values have all attributes of their type; returned values are known. */
public interface Services {

    /**
     * Receives the configuration of the provider, before other calls than {@link #importState}; Terraform configures a
     * provider again for each of its steps.
     *
     * @param configuration the values of the {@code provider} block; some may be unknown while Terraform plans
     */
    default void configure(Value.Structure configuration) {}

    /**
     * Completes the plan of a new or changed resource.
     *
     * @param configuration the values that the configuration sets
     * @param prior the values before the change; empty for a new resource
     * @param planned the proposal: values that the service sets are unknown in a new resource, unchanged in an existing one
     * @throws ServiceException if the provider refuses the configuration
     */
    default Value.Structure plan(
            TypeInterface type, Value.Structure configuration, Optional<Value.Structure> prior, Value.Structure planned)
            throws ServiceException {
        return planned;
    }

    /**
     * Imports a resource; Terraform reads it next.
     *
     * @param id the identifier, as the user names it
     * @param empty a resource without values
     * @throws ServiceException if the type cannot be imported, or the identifier is invalid
     */
    default Value.Structure importState(TypeInterface type, String id, Value.Structure empty) throws ServiceException {
        SortedMap<String, Value> state = new TreeMap<>(empty.elements());
        state.put("id", new Value.Text(id));
        return new Value.Structure(state);
    }

    /**
     * Creates a resource.
     *
     * @param planned the configured values; those that the service sets are unknown
     * @return the same without unknown values
     * @throws ServiceException if the service refuses; no resource was created
     * @throws InterruptedException if Terraform was asked to stop
     */
    Value.Structure create(TypeInterface type, Value.Structure planned) throws ServiceException, InterruptedException;

    /** Reads a resource; empty if it does not exist any more. */
    Optional<Value.Structure> read(TypeInterface type, Value.Structure state) throws ServiceException;

    /** Changes a resource in place; for parameters, result and failures see {@link #create}. */
    Value.Structure update(TypeInterface type, Value.Structure prior, Value.Structure planned)
            throws ServiceException, InterruptedException;

    /** Deletes a resource, if it still exists. */
    void delete(TypeInterface type, Value.Structure prior) throws ServiceException, InterruptedException;

    /** Reads a data source; all values of the configuration are known. */
    Value.Structure readData(TypeInterface type, Value.Structure configuration) throws ServiceException;
}
