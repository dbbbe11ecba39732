package dev.featurestore.operator.oci.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.ser.impl.SimpleBeanPropertyFilter;
import com.fasterxml.jackson.databind.ser.impl.SimpleFilterProvider;
import com.oracle.bmc.http.client.Serializer;
import com.oracle.bmc.http.client.internal.ExplicitlySetBmcModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON as OCI's services use it: unknown properties are ignored, dates are RFC 3339 text, and only the properties of a
 * model that were set are sent, a null included.
 */
final class JsonSerializer implements Serializer {

    private @Nullable ObjectMapper mapper;

    /** Made when it is needed first: what only reads does without it. */
    private synchronized ObjectMapper mapper() {
        if (mapper == null) {
            mapper = new ObjectMapper()
                    .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
                    .configure(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, false)
                    .setFilterProvider(new SimpleFilterProvider()
                            .addFilter(ExplicitlySetBmcModel.EXPLICITLY_SET_FILTER_NAME, new OnlyWhatWasSet()));
        }
        return mapper;
    }

    @Override
    public <T> T readValue(String json, Class<T> type) throws IOException {
        return mapper().readValue(json, type);
    }

    @Override
    public <T> T readValue(byte[] json, Class<T> type) throws IOException {
        return mapper().readValue(json, type);
    }

    <T> List<T> readList(byte[] json, Class<T> elementType) throws IOException {
        return mapper().readerForListOf(elementType).readValue(json);
    }

    /** Whether this is JSON up to its end, and not all of it. Models report that in several ways. */
    boolean isCutOff(byte[] json) {
        try {
            mapper().readTree(json);
            return false;
        } catch (JsonEOFException e) {
            return true;
        } catch (IOException e) {
            return !isClosed(new String(json, StandardCharsets.UTF_8).strip());
        }
    }

    /** Whether the last character closes the first one. A cut within {@code true} or a number is no end of input to the parser. */
    private static boolean isClosed(String json) {
        return json.startsWith("{") ? json.endsWith("}") : !json.startsWith("[") || json.endsWith("]");
    }

    @Override
    public String writeValueAsString(Object value) throws IOException {
        return mapper().writeValueAsString(value);
    }

    private static final class OnlyWhatWasSet extends SimpleBeanPropertyFilter {
        @Override
        public void serializeAsField(
                Object pojo, JsonGenerator generator, SerializerProvider provider, PropertyWriter writer)
                throws Exception {
            if (!(pojo instanceof ExplicitlySetBmcModel model) || model.wasPropertyExplicitlySet(writer.getName())) {
                writer.serializeAsField(pojo, generator, provider);
            }
        }
    }
}
