package dev.featurestore.provider.tenancy;

import dev.featurestore.provider.schema.TypeInterface;
import dev.featurestore.provider.value.Value;
import java.util.Optional;

/** The services behind the provider. Values have all attributes of their type; none that is returned is unknown. */
public interface Services {

    /**
     * Makes a resource.
     *
     * @param planned what the configuration sets; what the service sets is unknown
     * @return the same without unknown values
     * @throws ServiceException if the service refuses; nothing was made
     * @throws InterruptedException if Terraform was asked to stop
     */
    Value.Structure create(TypeInterface type, Value.Structure planned) throws ServiceException, InterruptedException;

    /** What a resource is now; empty if it is gone. */
    Optional<Value.Structure> read(TypeInterface type, Value.Structure state) throws ServiceException;

    /** Changes a resource in place; parameters, answer and failures are {@link #create}'s. */
    Value.Structure update(TypeInterface type, Value.Structure prior, Value.Structure planned)
            throws ServiceException, InterruptedException;

    /** Deletes a resource; one that is gone already is no failure. */
    void delete(TypeInterface type, Value.Structure prior) throws ServiceException, InterruptedException;

    /** What a data source answers to a configuration whose values are known. */
    Value.Structure readData(TypeInterface type, Value.Structure configuration) throws ServiceException;
}
