package dev.featurestore.operator;

import java.util.Optional;

/**
 * What {@link StackOperations#outputs} is asked for.
 *
 * @param form how they are told
 * @param name the one whose value alone is told, whatever the form
 * @param allowStale whether that value is printed although a later job may have changed it
 */
public record OutputsRequest(Form form, Optional<String> name, boolean allowStale) {

    /** How outputs are told. */
    public enum Form {
        /** Lines for a person. */
        TABLE,
        /** One JSON document. */
        JSON,
        /** As {@code outputs.env}. */
        DOTENV
    }
}
