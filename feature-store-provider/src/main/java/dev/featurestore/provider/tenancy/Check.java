package dev.featurestore.provider.tenancy;

/** What a service looks at before it does what it is asked. */
interface Check {

    /**
     * Returns if the service has nothing against it.
     *
     * @param resource what is planned for it, with unknown values; of a deletion, what it is
     * @throws ServiceException in the service's words
     */
    void check(Operation operation, String type, Attributes resource) throws ServiceException;
}
