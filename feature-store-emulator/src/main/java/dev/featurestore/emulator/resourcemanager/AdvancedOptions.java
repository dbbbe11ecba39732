package dev.featurestore.emulator.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.rest.RequestBody;
import dev.featurestore.emulator.store.StoredLogLevel;
import java.util.Optional;

/**
 * A job's {@code terraformAdvancedOptions}.
 *
 * @param refreshRequired whether Terraform reads the real resources first
 * @param parallelism maximum number of resources that Terraform changes at the same time
 * @param detailedLogLevel the level of the detailed log; empty for none
 */
record AdvancedOptions(boolean refreshRequired, int parallelism, Optional<StoredLogLevel> detailedLogLevel) {

    /** Terraform's own default. */
    private static final int DEFAULT_PARALLELISM = 10;

    static AdvancedOptions of(RequestBody options) {
        int parallelism = options.whole("parallelism").orElse(DEFAULT_PARALLELISM);
        if (parallelism < 1) {
            throw ServiceError.invalidParameter("terraformAdvancedOptions.parallelism", "It must be at least 1.");
        }
        return new AdvancedOptions(
                options.flag("isRefreshRequired", true),
                parallelism,
                options.text("detailedLogLevel").map(AdvancedOptions::level));
    }

    private static StoredLogLevel level(String name) {
        for (StoredLogLevel level : StoredLogLevel.values()) {
            if (level.name().equals(name) && level != StoredLogLevel.FATAL) {
                return level;
            }
        }
        throw ServiceError.invalidParameter(
                "terraformAdvancedOptions.detailedLogLevel", "It must be ERROR, WARN, INFO, DEBUG or TRACE.");
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("isRefreshRequired", refreshRequired);
        json.put("parallelism", parallelism);
        json.put("detailedLogLevel", detailedLogLevel.map(Enum::name).orElse(null));
        return json;
    }

    static Optional<AdvancedOptions> fromDisk(JsonNode json) {
        return json.isObject()
                ? Optional.of(new AdvancedOptions(
                        json.path("isRefreshRequired").asBoolean(),
                        json.path("parallelism").asInt(),
                        Optional.ofNullable(json.path("detailedLogLevel").textValue())
                                .map(StoredLogLevel::valueOf)))
                : Optional.empty();
    }
}
