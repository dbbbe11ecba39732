package dev.featurestore.emulator.objectstorage;

import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.rest.RequestBody;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The headers that are stored and returned with an object, by name in lower case. */
final class ObjectHeaders {

    static final String TYPE = "content-type";

    private static final String META = "opc-meta-";

    /** Names of headers by the name of the equivalent field of an upload in parts. */
    private static final Map<String, String> FIELDS = Map.of(
            "contentType", TYPE,
            "contentLanguage", "content-language",
            "contentEncoding", "content-encoding",
            "contentDisposition", "content-disposition",
            "cacheControl", "cache-control");

    private ObjectHeaders() {}

    /** The headers of PutObject. */
    static Map<String, String> of(Request request) {
        Map<String, String> kept = new LinkedHashMap<>();
        request.headers().forEach((name, value) -> {
            if (name.startsWith(META) || FIELDS.containsValue(name)) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    /** The headers of an object that is uploaded in parts. */
    static Map<String, String> of(RequestBody details) {
        Map<String, String> kept = new LinkedHashMap<>();
        FIELDS.forEach((field, header) ->
                details.text(field).ifPresent(value -> kept.put(header, valid(field, value))));
        details.texts("metadata")
                .orElse(Map.of())
                .forEach((key, value) -> kept.put(metaName(key), valid("metadata", value)));
        return kept;
    }

    private static String metaName(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        if (!name.matches("[a-z0-9._-]+")) {
            throw ServiceError.invalidParameter(
                    "metadata", "The key '" + key + "' has characters that are not valid in the name of a header.");
        }
        return name.startsWith(META) ? name : META + name;
    }

    private static String valid(String field, String value) {
        if (value.chars().anyMatch(c -> c < ' ' || c > 0xff || c == 0x7f)) {
            throw ServiceError.invalidParameter(field, "It has characters that are not valid in a header.");
        }
        return value;
    }
}
