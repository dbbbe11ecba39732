package dev.featurestore.emulator.resourcemanager;

/** Order of a list, in OCI's words. */
enum SortOrder {
    ASC,
    DESC
}
