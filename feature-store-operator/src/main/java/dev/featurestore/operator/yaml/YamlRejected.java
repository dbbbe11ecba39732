package dev.featurestore.operator.yaml;

import dev.featurestore.operator.problem.Location;

/** Ends the reading of a document that is YAML, but uses features that configurations do not support. */
final class YamlRejected extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Location location;
    private final String path;
    private final String summary;
    private final String hint;

    YamlRejected(Location location, String path, String summary, String hint) {
        super(summary, null, false, false);
        this.location = location;
        this.path = path;
        this.summary = summary;
        this.hint = hint;
    }

    Location location() {
        return location;
    }

    String path() {
        return path;
    }

    String summary() {
        return summary;
    }

    String hint() {
        return hint;
    }
}
