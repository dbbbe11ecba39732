package dev.featurestore.maven;

/** How {@code verify} tells what it found. */
enum Format {
    /** Lines for a person. */
    text,
    /** One JSON document on a line of its own. */
    json
}
