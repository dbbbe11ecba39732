package dev.featurestore.maven;

/** Output format of {@code verify}. */
enum Format {
    /** Lines in the log. */
    text,
    /** One JSON document in one line. */
    json
}
