package dev.featurestore.operator.command;

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
public record WordParameter(String property, List<String> words) {

    /** Output format of most goals that print something. */
    public static final WordParameter TABLE_OR_JSON = format("table", "json");

    /** Output format of {@code verify}. */
    public static final WordParameter TEXT_OR_JSON = format("text", "json");

    public WordParameter {
        words = List.copyOf(words);
    }

    /** An output format. */
    static WordParameter format(String... words) {
        return new WordParameter("featurestore.format", List.of(words));
    }

    /**
     * The value, if it is allowed.
     *
     * @throws FeatureStoreException {@code INVALID_PARAMETER} if it is not
     */
    public String checked(String text) {
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
