package dev.featurestore.maven.image;

/**
 * An image that its target has.
 *
 * @param digest digest of its manifest ({@code sha256:…}), by which a registry knows it
 * @param id digest of its configuration ({@code sha256:…})
 * @param built whether it was built; otherwise the target had it already
 */
public record BuiltImage(String digest, String id, boolean built) {}
