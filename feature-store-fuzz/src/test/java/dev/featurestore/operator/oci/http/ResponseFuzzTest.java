package dev.featurestore.operator.oci.http;

import static dev.featurestore.fuzz.Property.require;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.oracle.bmc.resourcemanager.model.CreateStackDetails;
import dev.featurestore.operator.text.OneLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;

/**
 * A response is read, or is a failure of the connection or a wrong answer: never another exception. The start of the input is
 * headers, one per line; the rest is the body.
 */
@Timeout(10)
class ResponseFuzzTest {

    private final JsonSerializer serializer = new JsonSerializer();

    @FuzzTest
    void responseIsReadOrWrong(byte[] input) throws MalformedURLException {
        JdkHttpResponse response;
        try {
            response = JdkHttpResponse.of(new Answer(input), serializer, new Contact(Clock.systemUTC()));
        } catch (IOException failed) {
            return;
        }
        check(response.body(CreateStackDetails.class));
        check(response.body(JsonObject.class));
        check(response.listBody(JsonObject.class));
        check(response.body(String.class));
        check(response.textBody());
    }

    private static void check(CompletionStage<?> read) {
        try {
            require(read.toCompletableFuture().join() != null, () -> "no value");
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            require(cause instanceof IOException, () -> "unexpected: " + cause);
            if (cause instanceof WrongAnswer wrong) {
                require(
                        OneLine.of(String.valueOf(wrong.getMessage())).length() < 1000,
                        () -> "too long: " + wrong.getMessage());
            }
        }
    }

    /** A response of the JDK's client. */
    private static final class Answer extends HttpURLConnection {
        private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private final byte[] body;

        Answer(byte[] input) throws MalformedURLException {
            super(new URL(URI.create("http://localhost/").toString()));
            int start = 0;
            String text = new String(input, StandardCharsets.ISO_8859_1);
            for (int end = text.indexOf('\n'); end > start; end = text.indexOf('\n', start)) {
                int colon = text.indexOf(':', start);
                if (colon > start && colon < end) {
                    headers.put(
                            text.substring(start, colon),
                            List.of(text.substring(colon + 1, end).strip()));
                }
                start = end + 1;
            }
            body = Arrays.copyOfRange(input, Math.min(start + 1, input.length), input.length);
        }

        @Override
        public int getResponseCode() {
            return 200;
        }

        @Override
        public Map<String, List<String>> getHeaderFields() {
            return headers;
        }

        @Override
        public @Nullable String getHeaderField(String name) {
            List<String> values = headers.get(name);
            return values == null ? null : values.get(0);
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(body);
        }

        @Override
        public void connect() {}

        @Override
        public void disconnect() {}

        @Override
        public boolean usingProxy() {
            return false;
        }
    }
}
