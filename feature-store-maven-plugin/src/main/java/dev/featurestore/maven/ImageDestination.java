package dev.featurestore.maven;

/** Where {@code build-image} brings the image. */
enum ImageDestination {
    /** To docker or podman on this machine. */
    engine,
    /** Into a file. */
    tar,
    /** To a registry. */
    registry
}
