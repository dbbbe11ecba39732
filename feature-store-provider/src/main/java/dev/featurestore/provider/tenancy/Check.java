package dev.featurestore.provider.tenancy;

/** A check that a service makes before an operation. */
interface Check {

    /**
     * Returns if the service accepts the operation.
     *
     * @param resource the planned resource, with unknown values; for a deletion, the existing one
     * @throws ServiceException if the service refuses, with the service's message
     */
    void check(ResourceOperation operation, String type, Attributes resource) throws ServiceException;
}
