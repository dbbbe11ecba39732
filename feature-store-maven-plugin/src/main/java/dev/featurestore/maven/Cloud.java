package dev.featurestore.maven;

/** Whom {@code apply} talks to. */
public enum Cloud {
    /** Oracle Cloud Infrastructure. */
    oci,
    /** The embedded cloud: a rehearsal that deploys nothing. */
    embedded
}
