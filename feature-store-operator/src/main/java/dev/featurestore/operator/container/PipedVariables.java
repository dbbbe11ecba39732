package dev.featurestore.operator.container;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Variables that a build passes to {@link Main} on standard input, one line of JSON. An engine keeps and shows the
 * environment of a container ({@code podman inspect}), and these contain secrets.
 */
record PipedVariables(Map<String, String> values) {

    private static final String SOURCE = "Standard input";

    PipedVariables {
        values = Map.copyOf(values);
    }

    /** The line, with its end. */
    byte[] line() {
        return (AsciiJson.of(new TreeMap<>(values)) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads the line.
     *
     * @throws FeatureStoreException {@code INVALID_PARAMETER} if it cannot be read; the message does not quote it
     */
    static PipedVariables read(InputStream in) {
        @Nullable String line;
        try {
            line = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII)).readLine();
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR, "Cannot read standard input: " + e, "Run the same command again", e);
        }
        Map<String, String> values = new TreeMap<>();
        if (line != null) {
            JsonNode json = AsciiJson.read(SOURCE, line);
            json.properties()
                    .forEach(
                            entry -> values.put(entry.getKey(), entry.getValue().asText()));
        }
        return new PipedVariables(values);
    }

    /** These variables and those of an environment, which they override. */
    Map<String, String> over(Map<String, String> environment) {
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(values);
        return all;
    }

    /** Omits the values, which may be secret. */
    @Override
    public String toString() {
        return "PipedVariables" + values.keySet();
    }
}
