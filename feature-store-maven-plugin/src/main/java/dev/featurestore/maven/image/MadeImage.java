package dev.featurestore.maven.image;

import java.util.Optional;

/**
 * An image that Jib has built.
 *
 * @param spec what it was built from
 * @param digest digest of its manifest ({@code sha256:…})
 * @param id digest of its configuration ({@code sha256:…})
 * @param reference its full name in the engine, if it was loaded into one and the name is known without asking
 */
record MadeImage(ImageSpec spec, String digest, String id, Optional<String> reference) {}
