package dev.featurestore.operator.oci.http;

import com.oracle.bmc.http.client.HttpRequest;
import com.oracle.bmc.http.client.HttpResponse;
import com.oracle.bmc.http.client.Method;
import com.oracle.bmc.http.client.RequestInterceptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One request, built by the SDK, signed by its interceptors, and sent in the calling thread. */
final class JdkHttpRequest implements HttpRequest {

    private final JdkHttpClient client;
    private final Method method;
    private final StringBuilder path;
    private final StringBuilder query;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Object> attributes;
    private @Nullable Object body;

    JdkHttpRequest(JdkHttpClient client, Method method) {
        this.client = client;
        this.method = method;
        this.path = new StringBuilder();
        this.query = new StringBuilder();
        this.attributes = new HashMap<>();
    }

    private JdkHttpRequest(JdkHttpRequest other) {
        this.client = other.client;
        this.method = other.method;
        this.path = new StringBuilder(other.path);
        this.query = new StringBuilder(other.query);
        this.attributes = new HashMap<>(other.attributes);
        this.body = other.body;
        other.headers.forEach((name, values) -> headers.put(name, new ArrayList<>(values)));
    }

    @Override
    public Method method() {
        return method;
    }

    @Override
    public HttpRequest body(Object value) {
        try {
            body = value instanceof String || value instanceof InputStream
                    ? value
                    : client.serializer().writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    @Override
    public HttpRequest body(InputStream stream, long contentLength) {
        body = stream;
        return this;
    }

    @Override
    public @Nullable Object body() {
        return body;
    }

    /** Adds a part that the SDK has percent-encoded where that was needed; one slash is between two parts. */
    @Override
    public HttpRequest appendPathPart(String part) {
        boolean ended = !path.isEmpty() && path.charAt(path.length() - 1) == '/';
        if (!ended && !part.startsWith("/")) {
            path.append('/');
        }
        path.append(part, ended && part.startsWith("/") ? 1 : 0, part.length());
        return this;
    }

    /** Adds a parameter that the SDK has percent-encoded. */
    @Override
    public HttpRequest query(String name, String value) {
        query.append(query.length() == 0 ? '?' : '&').append(name).append('=').append(value);
        return this;
    }

    @Override
    public URI uri() {
        String base = client.baseUri().toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path + query);
    }

    @Override
    public HttpRequest header(String name, String value) {
        headers.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        return this;
    }

    @Override
    public Map<String, List<String>> headers() {
        return headers;
    }

    @Override
    public @Nullable Object attribute(String name) {
        return attributes.get(name);
    }

    @Override
    public HttpRequest removeAttribute(String name) {
        attributes.remove(name);
        return this;
    }

    @Override
    public HttpRequest attribute(String name, Object value) {
        attributes.put(name, value);
        return this;
    }

    @Override
    public HttpRequest offloadExecutor(@Nullable Executor executor) {
        return this;
    }

    @Override
    public HttpRequest copy() {
        return new JdkHttpRequest(this);
    }

    @Override
    public void discard() {}

    @Override
    public CompletionStage<HttpResponse> execute() {
        try {
            for (RequestInterceptor interceptor : client.interceptors()) {
                interceptor.intercept(this);
            }
            return CompletableFuture.completedFuture(send());
        } catch (IOException | RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private HttpResponse send() throws IOException {
        URI address = uri();
        Exchange exchange = client.transport().exchange(method.name(), address);
        client.contact().begin();
        try {
            HttpURLConnection connection = client.open(address);
            JdkHttpResponse response = send(connection);
            exchange.answered(connection);
            return response;
        } catch (HttpRetryException e) {
            // The JDK throws this for a 401 to a body of fixed length, without the body of the answer.
            exchange.answered(e.responseCode());
            return JdkHttpResponse.of(e.responseCode(), client.serializer());
        } catch (IOException e) {
            if (e instanceof SocketTimeoutException) {
                client.contact().timedOut();
            }
            exchange.failed(e);
            throw e;
        }
    }

    private JdkHttpResponse send(HttpURLConnection connection) throws IOException {
        connection.setRequestMethod(method.name());
        byte @Nullable [] content = content();
        headers.forEach((name, values) -> {
            // The SDK expects 100-continue of objects without content too. RFC 9110, 10.1.1, forbids it, and
            // servers may wait for the content.
            if (content == null || content.length > 0 || !name.equalsIgnoreCase("expect")) {
                for (String value : values) {
                    connection.addRequestProperty(name, value);
                }
            }
        });
        if (content != null) {
            connection.setDoOutput(true);
            if (!isRepeatable()) {
                connection.setFixedLengthStreamingMode(content.length);
            }
        }
        connection.connect();
        client.contact().connected();
        if (content != null) {
            try (OutputStream out = connection.getOutputStream()) {
                out.write(content);
            }
        }
        return JdkHttpResponse.of(connection, client.serializer(), client.contact());
    }

    /**
     * Whether the request has the same effect if it is sent twice. The JDK sends it again when a connection breaks before the
     * answer; only a fixed length keeps it from that, which loses the answer of a 401.
     */
    private boolean isRepeatable() {
        return headers.containsKey("opc-retry-token") || (method == Method.PUT && !headers.containsKey("expect"));
    }

    private byte @Nullable [] content() throws IOException {
        if (body instanceof InputStream stream) {
            return stream.readAllBytes();
        }
        return body == null ? null : ((String) body).getBytes(StandardCharsets.UTF_8);
    }
}
