package dev.featurestore.maven.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.tools.jib.http.ResponseException;
import dev.featurestore.operator.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An error that a registry answered with. Source: "Error Codes" in the OCI distribution specification.
 *
 * @param status HTTP status
 * @param text status and errors, in one line
 */
record RegistryError(int status, String text) {

    private static final int LONGEST = 200;

    /** The answer that a failure comes from. */
    static Optional<RegistryError> in(Throwable failure) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof ResponseException answer) {
                return Optional.of(new RegistryError(answer.getStatusCode(), text(answer)));
            }
        }
        return Optional.empty();
    }

    /** Whether the registry does not know the user, or the user may not do this. */
    boolean denies() {
        return status == 401 || status == 403;
    }

    private static String text(ResponseException answer) {
        String line = String.valueOf(answer.getMessage()).lines().findFirst().orElse("");
        String errors = errors(answer.getContent());
        return OneLine.of(errors.isEmpty() ? line : line + ": " + errors);
    }

    private static String errors(@Nullable String content) {
        if (content == null) {
            return "";
        }
        try {
            List<String> errors = new ArrayList<>();
            for (JsonNode error : new ObjectMapper().readTree(content).path("errors")) {
                errors.add(error.path("code").asText() + ": "
                        + error.path("message").asText());
            }
            return String.join("; ", errors);
        } catch (JsonProcessingException page) {
            String text = content.strip();
            return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        }
    }
}
