package dev.featurestore.operator.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.json.JsonText;

/** JSON for variables of an environment: in ASCII, because what else arrives there depends on the locales of both sides. */
public final class AsciiJson {

    private AsciiJson() {}

    /** JSON of what {@link JsonText} takes. */
    public static String of(Object value) {
        String json = JsonText.of(value);
        StringBuilder ascii = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < 0x7f) {
                ascii.append(c);
            } else {
                ascii.append("\\u").append("%04x".formatted((int) c));
            }
        }
        return ascii.toString();
    }

    /**
     * What a variable holds.
     *
     * @throws FeatureStoreException {@code INVALID_PARAMETER} if it is no JSON; the message quotes nothing
     */
    public static JsonNode read(String variable, String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            // Its message and those of its causes quote what they could not read.
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    "the environment variable " + variable + " does not hold what apply writes there",
                    "do not set it yourself; the goal apply with -Dbackend=container does");
        }
    }
}
