package dev.featurestore.provider.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.AsyncServerExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.ResponseChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** One call: a message in, a message out ("gRPC over HTTP2": Requests, Responses). */
final class GrpcCall implements AsyncServerExchangeHandler {

    private static final String CONTENT_TYPE = "application/grpc";
    private static final int UNIMPLEMENTED = 12;
    private static final int INTERNAL = 13;
    /** Length of the prefix: a flag for compression, and the message's length. */
    private static final int PREFIX = 5;

    private final @Nullable UnaryOperator<byte[]> method;
    private final Executor workers;
    private final ByteArrayOutputStream request = new ByteArrayOutputStream();
    private @Nullable ResponseChannel channel;
    private @Nullable HttpContext context;
    private @Nullable ByteBuffer response;
    private boolean ended;

    /** @param method the method that answers the call; null if the service has no such method */
    GrpcCall(@Nullable UnaryOperator<byte[]> method, Executor workers) {
        this.method = method;
        this.workers = workers;
    }

    @Override
    public void handleRequest(
            HttpRequest head, @Nullable EntityDetails entity, ResponseChannel responseChannel, HttpContext httpContext)
            throws HttpException, IOException {
        channel = responseChannel;
        context = httpContext;
        if (method == null) {
            // Answered at once, not at the end of the request: go-plugin opens streams that it never ends.
            refuse(UNIMPLEMENTED, "The stand-in provider does not implement " + head.getPath());
        }
    }

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        capacity.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer source) {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        request.writeBytes(bytes);
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        UnaryOperator<byte[]> known = method;
        if (known != null) {
            workers.execute(() -> answer(known));
        }
    }

    private void answer(UnaryOperator<byte[]> known) {
        try {
            byte[] message;
            try {
                message = known.apply(message(request.toByteArray()));
            } catch (RuntimeException | Error e) {
                // Without an answer, Terraform would wait for ever.
                refuse(INTERNAL, "Internal error in the stand-in provider: " + e);
                return;
            }
            synchronized (this) {
                response = ByteBuffer.allocate(PREFIX + message.length)
                        .put((byte) 0)
                        .putInt(message.length)
                        .put(message)
                        .flip();
            }
            send(new BasicHttpResponse(200), new BasicEntityDetails(-1, ContentType.create(CONTENT_TYPE)));
        } catch (HttpException | IOException e) {
            // The connection is closed: there is no client to report this to.
            releaseResources();
        }
    }

    private static byte[] message(byte[] frame) {
        if (frame.length < PREFIX
                || frame[0] != 0
                || ByteBuffer.wrap(frame, 1, 4).getInt() != frame.length - PREFIX) {
            throw new MalformedMessageException("A request must be one uncompressed message");
        }
        byte[] message = new byte[frame.length - PREFIX];
        System.arraycopy(frame, PREFIX, message, 0, message.length);
        return message;
    }

    private void refuse(int status, String text) throws HttpException, IOException {
        HttpResponse refusal = new BasicHttpResponse(200);
        refusal.addHeader("content-type", CONTENT_TYPE);
        refusal.addHeader("grpc-status", status);
        refusal.addHeader(
                "grpc-message", URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"));
        send(refusal, null);
    }

    private void send(HttpResponse head, @Nullable EntityDetails entity) throws HttpException, IOException {
        ResponseChannel to = channel;
        if (to != null) {
            to.sendResponse(head, entity, context);
        }
    }

    @Override
    public synchronized int available() {
        return response == null || ended ? 0 : Math.max(1, response.remaining());
    }

    @Override
    public synchronized void produce(DataStreamChannel to) throws IOException {
        if (response == null || ended) {
            return;
        }
        if (response.hasRemaining()) {
            to.write(response);
        }
        if (response.hasRemaining()) {
            to.requestOutput();
        } else {
            ended = true;
            to.endStream(List.of(new BasicHeader("grpc-status", 0)));
        }
    }

    @Override
    public void failed(Exception cause) {
        releaseResources();
    }

    @Override
    public synchronized void releaseResources() {
        response = null;
    }
}
