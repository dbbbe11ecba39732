package dev.featurestore.operator.container;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.text.JsonText;

/** JSON for a container, in ASCII: other characters depend on the locales inside and outside of the container. */
public final class AsciiJson {

    private AsciiJson() {}

    /** JSON of a value that {@link JsonText} accepts. */
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
     * Reads JSON.
     *
     * @param source where it is from: the name of a variable, or words
     * @throws FeatureStoreException {@code INVALID_PARAMETER} if it is not JSON; the message does not quote it
     */
    public static JsonNode read(String source, String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            // The messages of the exception and its causes quote the text, which may be secret.
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    source + " is not the JSON that apply writes",
                    "Do not set it yourself: the build that starts the container sets it");
        }
    }
}
