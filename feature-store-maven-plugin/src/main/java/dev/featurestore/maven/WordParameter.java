package dev.featurestore.maven;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.verify.Vocabulary;
import java.util.List;

/**
 * A parameter with a fixed set of values.
 *
 * @param property its property
 * @param words the allowed values
 */
record WordParameter(String property, List<String> words) {

    /** Output format of most goals that print something. */
    static final WordParameter TABLE_OR_JSON = new WordParameter(PropertyNames.FORMAT, List.of("table", "json"));

    /** @throws FeatureStoreException {@code INVALID_PARAMETER} if the value is not allowed */
    String checked(String text) {
        if (!words.contains(text)) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    property + ": must be one of " + String.join(", ", words) + ", but is \"" + text + "\"",
                    new Vocabulary(words)
                            .nearest(text)
                            .map(word -> "Did you mean -D" + property + "=" + word + "?")
                            .orElse("Set one of these values"));
        }
        return text;
    }
}
