package dev.featurestore.terraform.syntax;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the values of a file in JSON syntax, with their places. */
final class JsonReader {

    /** As deep as the native syntax may nest, see {@link TokenReader}. */
    private static final int MAXIMUM_DEPTH = 200;

    private final String file;
    private final String text;
    private final JsonParser json;
    private int depth;

    private JsonReader(String file, String text, JsonParser json) {
        this.file = file;
        this.text = text;
        this.json = json;
    }

    /**
     * Reads a whole file.
     *
     * @throws HclSyntaxException if it is no JSON, or something follows its value
     */
    static JsonValue read(String file, String text) throws HclSyntaxException {
        refuseOtherBytes(file, text);
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            return new JsonReader(file, text, parser).whole();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void refuseOtherBytes(String file, String text) throws HclSyntaxException {
        char[] characters = text.toCharArray();
        int line = 1;
        int start = 0;
        for (int i = 0; i < characters.length; i++) {
            if (SourceText.isUndecoded(characters, i)) {
                throw SourceText.problem(new SourcePosition(file, line, i - start + 1));
            }
            if (characters[i] == '\n') {
                line++;
                start = i + 1;
            }
        }
    }

    private JsonValue whole() throws IOException, HclSyntaxException {
        try {
            if (json.nextToken() == null) {
                throw problem(json.currentLocation(), "The file is empty. It must contain an object: {}.");
            }
            JsonValue value = value();
            if (json.nextToken() != null) {
                throw problem(json.currentTokenLocation(), "Something follows the value. A file has one value only.");
            }
            return value;
        } catch (JsonProcessingException malformed) {
            throw problem(
                    Objects.requireNonNullElseGet(malformed.getLocation(), json::currentLocation),
                    Objects.requireNonNullElse(malformed.getOriginalMessage(), "not JSON") + ".");
        }
    }

    private JsonValue value() throws IOException, HclSyntaxException {
        JsonLocation start = json.currentTokenLocation();
        return switch (Objects.requireNonNull(json.currentToken())) {
            case START_OBJECT -> object(start);
            case START_ARRAY -> array(start);
            case VALUE_STRING -> string();
            case VALUE_TRUE -> scalar(start, true);
            case VALUE_FALSE -> scalar(start, false);
            case VALUE_NULL -> scalar(start, Expression.Null.NULL);
            default -> scalar(start, json.getDecimalValue());
        };
    }

    private JsonValue scalar(JsonLocation start, Object value) throws IOException {
        return new JsonValue.Scalar(span(start, start.getCharOffset() + json.getTextLength()), value);
    }

    private JsonValue.Text string() throws IOException {
        JsonLocation start = json.currentTokenLocation();
        String value = json.getText();
        return new JsonValue.Text(span(start, endOfString((int) start.getCharOffset())), value);
    }

    /** The offset behind the quote that ends a string. */
    private int endOfString(int start) {
        int end = start + 1;
        while (text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return end + 1;
    }

    private JsonValue array(JsonLocation start) throws IOException, HclSyntaxException {
        enter();
        List<JsonValue> elements = new ArrayList<>();
        while (next() != JsonToken.END_ARRAY) {
            elements.add(value());
        }
        depth--;
        return new JsonValue.Array(span(start, endOfToken()), elements);
    }

    private JsonValue object(JsonLocation start) throws IOException, HclSyntaxException {
        enter();
        List<JsonValue.Property> properties = new ArrayList<>();
        while (next() != JsonToken.END_OBJECT) {
            JsonValue.Text name = string();
            next();
            properties.add(new JsonValue.Property(name, value()));
        }
        depth--;
        return new JsonValue.Properties(span(start, endOfToken()), properties);
    }

    private @Nullable JsonToken next() throws IOException {
        return json.nextToken();
    }

    private long endOfToken() {
        return json.currentTokenLocation().getCharOffset() + 1;
    }

    private void enter() throws HclSyntaxException {
        if (++depth > MAXIMUM_DEPTH) {
            throw new HclSyntaxException(
                    position(json.currentTokenLocation()),
                    "Configuration nested too deeply",
                    "Arrays and objects can be nested at most " + MAXIMUM_DEPTH + " levels deep.");
        }
    }

    private SourceSpan span(JsonLocation start, long end) {
        return new SourceSpan(text, (int) start.getCharOffset(), (int) end, position(start));
    }

    private SourcePosition position(JsonLocation location) {
        return new SourcePosition(file, location.getLineNr(), location.getColumnNr());
    }

    private HclSyntaxException problem(JsonLocation location, String detail) {
        return new HclSyntaxException(position(location), "Invalid JSON", detail);
    }
}
