package dev.featurestore.provider.tenancy;

import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.TypeInterface;
import java.util.Optional;

/** The services behind the provider. Values have all attributes of their type; returned values are known. */
public interface Services {

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
