package dev.featurestore.emulator.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads requests completely, and refuses those for another host. */
final class RequestReader {

    /** Maximum number of bytes over the limit that are read and dropped, so that the client can read its 413. */
    private static final int MAX_DROPPED = 128 * 1024 * 1024;

    private final Handler handler;
    private final Uploads uploads;
    private final Set<String> hosts;
    private final SlowClients slowClients;

    /** @param hosts names that are accepted in the Host header, beside those of this machine */
    RequestReader(Handler handler, Uploads uploads, Set<String> hosts, SlowClients slowClients) {
        this.handler = handler;
        this.uploads = uploads;
        this.hosts = hosts;
        this.slowClients = slowClients;
    }

    /**
     * Reads a request; discard its body after the answer.
     *
     * @throws ServiceError if the request is refused by its head or by the size of its body
     */
    Request read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        Request head = new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                ReceivedBody.of(new byte[0]));
        long declared = declared(head);
        slowClients.begin(Math.min(declared, uploads.limit()));
        InputStream in = exchange.getRequestBody();
        try {
            requireLoopback(head);
            ReceivedBody body = uploads.includes(head.method(), head.target())
                    ? upload(head, in, declared)
                    : ReceivedBody.of(readBody(in));
            return new Request(head.method(), head.target(), headers, body);
        } catch (ServiceError e) {
            if (declared <= MAX_DROPPED) {
                drain(in);
            }
            throw e;
        } finally {
            slowClients.end();
        }
    }

    private static long declared(Request head) {
        return head.header("content-length")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(-1L);
    }

    /**
     * Refuses a request for another host, as a web page sends it whose host name resolves to this machine ("DNS
     * rebinding"). A signature does not help: it covers the header, but does not decide its value.
     */
    private void requireLoopback(Request head) {
        String name = head.hostName();
        if (!LoopbackServer.NAMES.contains(name) && !hosts.contains(name)) {
            throw ServiceError.of(
                    400,
                    "InvalidHost",
                    "The Host header must be 127.0.0.1 or localhost, but is '"
                            + head.header("host").orElse("") + "'. Use the endpoint that the embedded cloud printed.");
        }
    }

    private ReceivedBody upload(Request head, InputStream in, long declared) throws IOException {
        handler.admit(head);
        return uploads.receive(in, declared);
    }

    private static byte[] readBody(InputStream in) throws IOException {
        byte[] body = in.readNBytes(LoopbackServer.MAX_BODY);
        if (in.read() < 0) {
            return body;
        }
        throw ServiceError.requestEntityTooLarge(LoopbackServer.MAX_BODY);
    }

    /** Reads and drops the rest of a body: a client that is refused before its end may not read the answer. */
    private static void drain(InputStream in) throws IOException {
        byte[] dropped = new byte[64 * 1024];
        long total = 0;
        while (total < MAX_DROPPED) {
            int read = in.read(dropped);
            if (read < 0) {
                return;
            }
            total += read;
        }
    }
}
