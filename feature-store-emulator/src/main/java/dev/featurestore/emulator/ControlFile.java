package dev.featurestore.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.engine.Engine;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.resourcemanager.EngineSource;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code control.json} in the embedded cloud's folder, with which a test tells it to misbehave. It is read when a job
 * starts and need not exist:
 *
 * <pre>{@code
 * {
 *   "failAt": {"oci_core_vcn.this": "404-NotAuthorizedOrNotFound, Authorization failed or requested resource not found."},
 *   "speed": 1000
 * }
 * }</pre>
 *
 * {@code failAt} gives addresses of resources and the errors that their provider reports; {@code speed} replaces the
 * one that the cloud was started with.
 */
final class ControlFile implements EngineSource {

    private static final String NAME = "control.json";

    private final PrivateDirectory directory;
    private final double defaultSpeed;
    private final EngineFactory engines;

    ControlFile(PrivateDirectory directory, double defaultSpeed, EngineFactory engines) {
        this.directory = directory;
        this.defaultSpeed = defaultSpeed;
        this.engines = engines;
    }

    @Override
    public Engine next() throws IOException {
        Optional<byte[]> content = directory.read(NAME);
        double speed = defaultSpeed;
        Map<String, String> failures = new HashMap<>();
        if (content.isPresent()) {
            for (Map.Entry<String, JsonNode> setting : read(content.get()).properties()) {
                switch (setting.getKey()) {
                    case "speed" -> speed = speed(setting.getValue());
                    case "failAt" -> failures.putAll(failures(setting.getValue()));
                    default ->
                        throw malformed("it has the unknown key '" + setting.getKey() + "'; known: failAt, speed");
                }
            }
        }
        return engines.engine(speed, address -> Optional.ofNullable(failures.get(address)));
    }

    private JsonNode read(byte[] content) throws IOException {
        JsonNode json;
        try {
            json = Json.read(content);
        } catch (JsonProcessingException e) {
            throw malformed("line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage());
        }
        if (!json.isObject()) {
            throw malformed("it is not a JSON object");
        }
        return json;
    }

    private double speed(JsonNode value) throws IOException {
        double speed = value.asDouble();
        if (!value.isNumber() || !(speed > 0) || Double.isInfinite(speed)) {
            throw malformed("'speed' is not a number above 0: " + value);
        }
        return speed;
    }

    private Map<String, String> failures(JsonNode value) throws IOException {
        if (!value.isObject()) {
            throw malformed("'failAt' is not an object of resource addresses and error texts");
        }
        Map<String, String> failures = new HashMap<>();
        for (Map.Entry<String, JsonNode> failure : value.properties()) {
            if (!failure.getValue().isTextual()) {
                throw malformed("the error text of '" + failure.getKey() + "' in 'failAt' is not a string");
            }
            failures.put(failure.getKey(), failure.getValue().textValue());
        }
        return failures;
    }

    private IOException malformed(String why) {
        return new IOException("The control file " + directory.file(NAME) + " is not valid: " + why
                + ". Correct or delete it, then start the job again.");
    }
}
