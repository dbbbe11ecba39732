package dev.featurestore.operator.oci.http;

import com.oracle.bmc.http.client.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A response, read to its end: the largest one that this project requests is a page of a log. */
final class JdkHttpResponse implements HttpResponse {

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

    static JdkHttpResponse of(HttpURLConnection connection, JsonSerializer serializer) throws IOException {
        int status = connection.getResponseCode();
        if (status < 0) {
            throw new IOException("the response is not HTTP");
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        connection.getHeaderFields().forEach((name, values) -> {
            if (name != null) { // the status line
                headers.put(name, values);
            }
        });
        try (InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            return new JdkHttpResponse(status, headers, in == null ? new byte[0] : in.readAllBytes(), serializer);
        }
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
        try {
            return CompletableFuture.completedFuture(
                    type == String.class ? type.cast(text()) : serializer.readValue(body, type));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public <T> CompletionStage<List<T>> listBody(Class<T> type) {
        try {
            return CompletableFuture.completedFuture(serializer.readList(body, type));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
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
