package dev.featurestore.provider.rules;

import dev.featurestore.provider.tenancy.ResourceOperation;
import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.value.Attributes;

/** A check that a service makes before an operation. */
public interface Check {

    /**
     * Returns if the service accepts the operation.
     *
     * @param resource the planned resource, with unknown values; for a deletion, the existing one
     * @throws ServiceException if the service refuses, with the service's message
     */
    void check(ResourceOperation operation, String type, Attributes resource) throws ServiceException;
}
