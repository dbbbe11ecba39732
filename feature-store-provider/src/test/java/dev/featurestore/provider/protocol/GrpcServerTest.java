package dev.featurestore.provider.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncRequester;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2RequesterBootstrap;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GrpcServerTest {

    private static final String ECHO = "/test.Echo/Echo";

    @Test
    void answersAMessageOfAnySizeWithOne() throws Exception {
        byte[] large = new byte[5_000_000];
        Arrays.fill(large, (byte) 7);
        try (GrpcServer server = GrpcServer.start()) {
            int port = server.add(Map.<String, UnaryOperator<byte[]>>of(ECHO, message -> message)::get);
            Answer answer = call(port, ECHO, frame(large));

            assertThat(answer.body).isEqualTo(frame(large));
            assertThat(answer.fields()).contains("grpc-status: 0", "content-type: application/grpc");
            assertThat(call(port, ECHO, frame(new byte[0])).body).isEqualTo(frame(new byte[0]));
        }
    }

    @Test
    void saysWhichMethodItDoesNotHave() throws Exception {
        try (GrpcServer server = GrpcServer.start()) {
            int port = server.add(path -> null);
            assertThat(call(port, "/tfplugin5.Provider/GetFunctions", frame(new byte[0]))
                            .fields())
                    .contains(
                            "grpc-status: 12",
                            "grpc-message: The%20stand-in%20provider%20does%20not%20implement%20%2Ftfplugin5.Provider%2FGetFunctions");
        }
    }

    @Test
    void saysThatAMethodFailed() throws Exception {
        Map<String, UnaryOperator<byte[]>> methods =
                Map.of(ECHO, message -> new Message(message).text(1).getBytes(StandardCharsets.UTF_8));
        try (GrpcServer server = GrpcServer.start()) {
            int port = server.add(methods::get);
            assertThat(call(port, ECHO, frame(new byte[] {10, 100})).fields())
                    .contains("grpc-status: 13")
                    .anyMatch(field -> field.endsWith("MalformedMessageException%3A%20Truncated%20field"));
            assertThat(call(port, ECHO, new byte[] {1, 0, 0, 0, 0}).fields())
                    .contains("grpc-status: 13")
                    .anyMatch(field -> field.endsWith("A%20request%20must%20be%20one%20uncompressed%20message"));
        }
    }

    @Test
    void givesEachServiceAPortOfItsOwn() throws Exception {
        try (GrpcServer server = GrpcServer.start()) {
            int one = server.add(path -> message -> new byte[] {1});
            int other = server.add(path -> message -> new byte[] {2});
            assertThat(one).isNotEqualTo(other);
            assertThat(call(one, ECHO, frame(new byte[0])).body).isEqualTo(frame(new byte[] {1}));
            assertThat(call(other, ECHO, frame(new byte[0])).body).isEqualTo(frame(new byte[] {2}));
        }
    }

    private static byte[] frame(byte[] message) {
        return ByteBuffer.allocate(5 + message.length)
                .put((byte) 0)
                .putInt(message.length)
                .put(message)
                .array();
    }

    private static Answer call(int port, String path, byte[] frame) throws Exception {
        HttpAsyncRequester client = H2RequesterBootstrap.bootstrap()
                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_2)
                .create();
        client.start();
        try {
            HttpHost host = new HttpHost("http", "127.0.0.1", port);
            return client.execute(
                            new BasicRequestProducer(
                                    new BasicHttpRequest("POST", host, path),
                                    new BasicAsyncEntityProducer(frame, ContentType.create("application/grpc"))),
                            new Answer(),
                            Timeout.ofSeconds(30),
                            null)
                    .get(30, TimeUnit.SECONDS);
        } finally {
            client.close(CloseMode.IMMEDIATE);
        }
    }

    /** What came, trailers included, which the library's own consumers leave out. */
    private static final class Answer implements AsyncResponseConsumer<Answer> {

        private @Nullable FutureCallback<Answer> waiting;
        private final List<Header> fields = new ArrayList<>();
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private byte[] body = {};

        List<String> fields() {
            return fields.stream().map(Header::toString).toList();
        }

        @Override
        public void consumeResponse(
                HttpResponse response,
                @Nullable EntityDetails entity,
                HttpContext context,
                FutureCallback<Answer> callback) {
            fields.addAll(List.of(response.getHeaders()));
            waiting = callback;
            if (entity == null) {
                callback.completed(this);
            }
        }

        @Override
        public void informationResponse(HttpResponse response, HttpContext context) {
            fields.add(new BasicHeader("unexpected", response.getCode()));
        }

        @Override
        public void updateCapacity(CapacityChannel capacity) throws IOException {
            capacity.update(Integer.MAX_VALUE);
        }

        @Override
        public void consume(ByteBuffer source) {
            byte[] bytes = new byte[source.remaining()];
            source.get(bytes);
            received.writeBytes(bytes);
        }

        @Override
        public void streamEnd(@Nullable List<? extends Header> trailers) {
            if (trailers != null) {
                fields.addAll(trailers);
            }
            body = received.toByteArray();
            if (waiting != null) {
                waiting.completed(this);
            }
        }

        @Override
        public void failed(Exception cause) {
            // The client reports it to the waiting call.
        }

        @Override
        public void releaseResources() {
            received.reset();
        }
    }
}
