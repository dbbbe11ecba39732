package dev.featurestore.operator.init;

import dev.featurestore.terraform.module.Variable;

/**
 * The description of a variable or a key.
 *
 * @param text the sentences, without the example at the end
 * @param example the example; empty if the description has none
 */
record Description(String text, String example) {
    private static final String EXAMPLE = " Example: ";

    static Description of(String description) {
        int at = description.lastIndexOf(EXAMPLE);
        return at < 0
                ? new Description(description, "")
                : new Description(description.substring(0, at), description.substring(at + EXAMPLE.length()));
    }

    static Description of(Variable variable) {
        return of(variable.description().orElse(variable.name()));
    }

    String firstSentence() {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
