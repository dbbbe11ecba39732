package dev.featurestore.provider.tenancy;

/** An operation on a resource. */
public enum ResourceOperation {
    CREATE,
    UPDATE,
    DELETE
}
