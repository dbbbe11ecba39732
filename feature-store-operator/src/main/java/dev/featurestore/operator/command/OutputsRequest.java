package dev.featurestore.operator.command;

import java.util.Locale;
import java.util.Optional;

/**
 * Request of {@link PrintOutputs}.
 *
 * @param form format of the outputs
 * @param name name of the one output to print, its value only, in every format
 * @param allowStale whether to print that value although a later job may have changed it
 */
public record OutputsRequest(Form form, Optional<String> name, boolean allowStale) {

    /** All outputs as a table. */
    public static final OutputsRequest DEFAULT = new OutputsRequest(Form.TABLE, Optional.empty(), false);

    public OutputsRequest withForm(Form form) {
        return new OutputsRequest(form, name, allowStale);
    }

    public OutputsRequest withName(Optional<String> name) {
        return new OutputsRequest(form, name, allowStale);
    }

    public OutputsRequest withAllowStale(boolean allowStale) {
        return new OutputsRequest(form, name, allowStale);
    }

    /** Format of the outputs. */
    public enum Form {
        /** A table. */
        TABLE,
        /** One JSON document. */
        JSON,
        /** The format of {@code outputs.env}. */
        DOTENV;

        /**
         * The format of a name.
         *
         * @throws dev.featurestore.operator.failure.FeatureStoreException {@code INVALID_PARAMETER} if it is unknown
         */
        public static Form named(String name) {
            return valueOf(WordParameter.format("table", "json", "dotenv")
                    .checked(name)
                    .toUpperCase(Locale.ROOT));
        }
    }
}
