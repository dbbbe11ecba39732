package dev.featurestore.operator.oci.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.oracle.bmc.http.client.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A response, read to its end. An incomplete one is a failure of the connection; one that is complete and of another kind is
 * a {@link WrongAnswer}.
 */
final class JdkHttpResponse implements HttpResponse {

    /** Maximum size: more than the largest response that this project requests, the plan of a stack. */
    private static final int MOST = 100 * 1024 * 1024;

    /** Size of a body for which memory is reserved before it arrives. */
    private static final int SMALL = 1024 * 1024;

    private static final int NO_CONTENT = 204;
    private static final int SHOWN = 80;

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private final JsonSerializer serializer;

    private JdkHttpResponse(int status, Map<String, List<String>> headers, byte[] body, JsonSerializer serializer) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.serializer = serializer;
    }

    /** A response whose headers and body are not known. */
    static JdkHttpResponse of(int status, JsonSerializer serializer) {
        return new JdkHttpResponse(status, Map.of(), new byte[0], serializer);
    }

    static JdkHttpResponse of(HttpURLConnection connection, JsonSerializer serializer, Contact contact)
            throws IOException {
        int status = connection.getResponseCode();
        if (status < 0) {
            throw new IOException("the response is not HTTP");
        }
        contact.answered(status, connection);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        connection.getHeaderFields().forEach((name, values) -> {
            if (name != null) { // the status line
                headers.put(name, values);
            }
        });
        if (headers.isEmpty()) {
            // The JDK takes the end of a connection for the end of the headers.
            throw new EOFException("the response was cut off in its headers");
        }
        return new JdkHttpResponse(
                status,
                headers,
                Transport.read(connection, status, in -> body(in, status, connection))
                        .orElse(new byte[0]),
                serializer);
    }

    private static byte[] body(InputStream in, int status, HttpURLConnection connection) throws IOException {
        long announced = connection.getContentLengthLong();
        if (announced > MOST) {
            throw tooLong();
        }
        byte[] raw = announced >= 0 && announced <= SMALL ? ofLength((int) announced, in) : bounded(in);
        boolean hasBody = status != NO_CONTENT && !"HEAD".equals(connection.getRequestMethod());
        // The JDK takes the end of a connection for the end of the body, whatever length was announced.
        if (hasBody && announced > raw.length) {
            throw new EOFException("the response was cut off after " + raw.length + " of " + announced + " bytes");
        }
        if (raw.length > 0 && "gzip".equalsIgnoreCase(connection.getContentEncoding())) {
            try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(raw))) {
                return bounded(unpacked);
            }
        }
        return raw;
    }

    /** Without the copy that a body of unknown length needs. */
    private static byte[] ofLength(int announced, InputStream in) throws IOException {
        byte[] bytes = new byte[announced];
        int read = in.readNBytes(bytes, 0, announced);
        return read == announced ? bytes : Arrays.copyOf(bytes, read);
    }

    private static byte[] bounded(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST + 1);
        if (bytes.length > MOST) {
            throw tooLong();
        }
        return bytes;
    }

    private static WrongAnswer tooLong() {
        return new WrongAnswer("more than " + MOST / (1024 * 1024) + " MB");
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Map<String, List<String>> headers() {
        return headers;
    }

    @Override
    public CompletionStage<InputStream> streamBody() {
        return CompletableFuture.completedFuture(new ByteArrayInputStream(body));
    }

    @Override
    public <T> CompletionStage<T> body(Class<T> type) {
        return read(() -> {
            if (type == JsonObject.class) {
                return type.cast(JsonObject.read(body));
            }
            return type == String.class ? type.cast(text()) : serializer.readValue(body, type);
        });
    }

    @Override
    public <T> CompletionStage<List<T>> listBody(Class<T> type) {
        return read(() -> {
            if (type == JsonObject.class) {
                @SuppressWarnings("unchecked") // the type is T
                @Nullable
                List<T> objects = (List<T>) JsonObject.readList(body);
                return objects;
            }
            return serializer.readList(body, type);
        });
    }

    private interface Reading<T> {
        @Nullable
        T read() throws IOException;
    }

    private <T> CompletionStage<T> read(Reading<T> reading) {
        try {
            @Nullable T value = reading.read();
            return value == null
                    ? CompletableFuture.failedFuture(new WrongAnswer(shown()))
                    : CompletableFuture.completedFuture(value);
        } catch (JsonProcessingException e) {
            return CompletableFuture.failedFuture(
                    serializer.isCutOff(body)
                            ? new EOFException("the response was cut off")
                            : new WrongAnswer(shown()));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The start of a body that is not JSON of the service. JSON is not shown: it may have secrets. */
    private String shown() {
        String text = text().strip().replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            return "no content";
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return "JSON of another form";
        }
        return '"' + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + '"';
    }

    @Override
    public CompletionStage<String> textBody() {
        return CompletableFuture.completedFuture(text());
    }

    private String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {}
}
