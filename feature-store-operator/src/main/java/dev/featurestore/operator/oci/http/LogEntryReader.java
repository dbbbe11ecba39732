package dev.featurestore.operator.oci.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.oracle.bmc.resourcemanager.model.LogEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries of a job's log without the model's builder, which records each property that is set: a log can have 100,000
 * entries, and the builder takes 1,500 bytes for each.
 */
final class LogEntryReader extends StdDeserializer<LogEntry> {

    private static final long serialVersionUID = 1L;

    LogEntryReader() {
        super(LogEntry.class);
    }

    @Override
    public LogEntry deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.isExpectedStartObjectToken()) {
            return (LogEntry) context.handleUnexpectedToken(LogEntry.class, json);
        }
        LogEntry.@Nullable Type type = null;
        LogEntry.@Nullable Level level = null;
        @Nullable Date timestamp = null;
        @Nullable String message = null;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            boolean isNull = json.nextToken() == JsonToken.VALUE_NULL;
            switch (name) {
                case "type" -> type = isNull ? null : LogEntry.Type.create(_parseString(json, context, this));
                case "level" -> level = isNull ? null : LogEntry.Level.create(_parseString(json, context, this));
                case "timestamp" -> timestamp = isNull ? null : time(json, context);
                case "message" -> message = isNull ? null : _parseString(json, context, this);
                default -> json.skipChildren();
            }
        }
        return entry(type, level, timestamp, message);
    }

    @SuppressWarnings("deprecation") // The builder is recommended because it records the properties that are set.
    private static LogEntry entry(
            LogEntry.@Nullable Type type,
            LogEntry.@Nullable Level level,
            @Nullable Date timestamp,
            @Nullable String message) {
        return new LogEntry(type, level, timestamp, message);
    }

    private @Nullable Date time(JsonParser json, DeserializationContext context) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            long millis = UtcTime.millis(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
            if (millis >= 0) {
                return Date.from(Instant.ofEpochMilli(millis));
            }
        }
        return context.readValue(json, Date.class);
    }
}
