package dev.featurestore.provider.tenancy;

/** What is done to a resource. */
public enum Operation {
    CREATE,
    UPDATE,
    DELETE
}
