package dev.featurestore.operator.oci.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object of an answer. It is read without Jackson's mapper, whose classes and those for models take 0.15 s to load. */
public final class JsonObject {

    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, Object> fields;

    private JsonObject(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** The object of a text; null if it has no value. */
    static @Nullable JsonObject read(byte[] json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            return isAbsent(parser.nextToken()) ? null : object(parser);
        }
    }

    /** The objects of a list; null if the text has no value. */
    static @Nullable List<JsonObject> readList(byte[] json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            if (isAbsent(parser.nextToken())) {
                return null;
            }
            if (!parser.isExpectedStartArrayToken()) {
                throw new JsonParseException(parser, "not a list");
            }
            List<JsonObject> objects = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                objects.add(object(parser));
            }
            return objects;
        }
    }

    private static boolean isAbsent(@Nullable JsonToken token) {
        return token == null || token == JsonToken.VALUE_NULL;
    }

    private static JsonObject object(JsonParser parser) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            throw new JsonParseException(parser, "not an object");
        }
        // Most objects are small, and a log has 100,000.
        Map<String, Object> fields = new HashMap<>(8);
        for (@Nullable String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            @Nullable Object value = value(parser);
            if (value == null) {
                fields.remove(name);
            } else {
                fields.put(name, value);
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new JsonParseException(parser, "not the end of an object");
        }
        return new JsonObject(fields);
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<Object> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    @Nullable Object item = value(parser);
                    if (item != null) {
                        items.add(item);
                    }
                }
                yield items;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new JsonParseException(parser, "not a value");
        };
    }

    /** A text; a number or a truth value counts as text. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name)).map(JsonObject::text);
    }

    private static String text(Object value) {
        if (value instanceof JsonObject || value instanceof List) {
            throw ofAnotherForm();
        }
        return value.toString();
    }

    /** Whether a field is true. */
    public boolean isTrue(String name) {
        return text(name).filter("true"::equals).isPresent();
    }

    /** A time of RFC 3339. */
    public Optional<Instant> time(String name) {
        return text(name).map(JsonObject::instant);
    }

    private static Instant instant(String text) {
        long millis = UtcTime.millis(text);
        if (millis >= 0) {
            return Instant.ofEpochMilli(millis);
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw ofAnotherForm();
        }
    }

    /** An object within this one. */
    public Optional<JsonObject> object(String name) {
        return Optional.ofNullable(fields.get(name)).map(JsonObject::ofObject);
    }

    /** The objects of a list. */
    public Optional<List<JsonObject>> objects(String name) {
        return list(name).map(list -> list.stream().map(JsonObject::ofObject).toList());
    }

    /** The texts of a list. */
    public Optional<List<String>> texts(String name) {
        return list(name).map(list -> list.stream().map(JsonObject::text).toList());
    }

    private Optional<List<?>> list(String name) {
        return Optional.ofNullable(fields.get(name)).map(value -> {
            if (value instanceof List<?> list) {
                return list;
            }
            throw ofAnotherForm();
        });
    }

    private static JsonObject ofObject(Object value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw ofAnotherForm();
    }

    /** The fields of an object within this one, all of which are texts; none if it is absent. */
    public Map<String, String> textsByName(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(name).ifPresent(object -> object.fields.forEach((field, value) -> texts.put(field, text(value))));
        return texts;
    }

    /** The objects by their names in an object within this one, with plain values; none if it is absent. */
    public Map<String, Map<String, Object>> valuesByName(String name) {
        Map<String, Map<String, Object>> values = new LinkedHashMap<>();
        object(name)
                .ifPresent(object -> object.fields.forEach(
                        (field, value) -> values.put(field, ofObject(value).plain())));
        return values;
    }

    private Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        fields.forEach((field, value) -> plain.put(field, value instanceof JsonObject object ? object.plain() : value));
        return plain;
    }

    private static UncheckedIOException ofAnotherForm() {
        return new UncheckedIOException(new WrongAnswer("JSON of another form"));
    }
}
