package dev.featurestore.maven.image;

/**
 * An image that Jib has built.
 *
 * @param spec what it was built from
 * @param digest digest of its manifest ({@code sha256:…})
 * @param id digest of its configuration ({@code sha256:…})
 */
record MadeImage(ImageSpec spec, String digest, String id) {}
