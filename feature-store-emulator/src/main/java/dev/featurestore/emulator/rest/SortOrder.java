package dev.featurestore.emulator.rest;

/** Order of a list, in OCI's words. */
public enum SortOrder {
    ASC,
    DESC
}
