package dev.featurestore.maven;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.verify.Vocabulary;
import java.util.List;

/**
 * A parameter that is one of some words.
 *
 * @param property its property
 * @param words the words
 */
record WordParameter(String property, List<String> words) {

    /** Of all goals that tell something. */
    static final WordParameter TABLE_OR_JSON = new WordParameter(PropertyNames.FORMAT, List.of("table", "json"));

    /** @throws FeatureStoreException {@code INVALID_PARAMETER} if it is none of the words */
    String checked(String text) {
        if (!words.contains(text)) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    property + ": expected " + String.join(", ", words) + ", found \"" + text + "\"",
                    new Vocabulary(words)
                            .nearest(text)
                            .map(word -> "did you mean -D" + property + "=" + word + "?")
                            .orElse("write one of these words"));
        }
        return text;
    }
}
