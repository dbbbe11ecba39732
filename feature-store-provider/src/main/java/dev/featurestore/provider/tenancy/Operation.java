package dev.featurestore.provider.tenancy;

/** An operation on a resource. */
public enum Operation {
    CREATE,
    UPDATE,
    DELETE
}
