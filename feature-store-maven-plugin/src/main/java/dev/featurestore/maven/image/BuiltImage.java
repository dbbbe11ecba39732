package dev.featurestore.maven.image;

/**
 * An image that is where it belongs.
 *
 * @param digest digest of its manifest ({@code sha256:…}), by which a registry knows it
 * @param id digest of its configuration ({@code sha256:…})
 * @param built whether anything was done; otherwise it was there already
 */
public record BuiltImage(String digest, String id, boolean built) {}
