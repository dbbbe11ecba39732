package dev.featurestore.maven;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** What a client gets in place of an answer, before its connection is closed. */
@FunctionalInterface
interface Delivery {

    /** 300 MB are in memory once, whatever the number of clients. */
    Lock ONE_HUGE_BODY = new ReentrantLock();

    int HUGE = 300 << 20;

    /**
     * Sends it.
     *
     * @param answer the cloud's answer; empty if the cloud has not got the request
     */
    void send(Socket client, byte[] answer) throws IOException;

    /** Another answer, made of the right one. */
    static Delivery of(UnaryOperator<byte[]> change) {
        return (client, answer) -> client.getOutputStream().write(change.apply(answer));
    }

    /** Always the same bytes. */
    static Delivery of(String text) {
        return of(answer -> bytes(text));
    }

    /** An error as OCI's services have them. */
    static Delivery error(int status, String code) {
        return error(status, code, "");
    }

    /**
     * An error with more headers.
     *
     * @param headers lines, each with its end
     */
    static Delivery error(int status, String code, String headers) {
        return error(status, code, headers, "The words of the service.");
    }

    /**
     * An error with a message.
     *
     * @param message as it is in JSON
     */
    static Delivery error(int status, String code, String headers, String message) {
        return of(answer(
                status + " Refused",
                "application/json",
                headers + "opc-request-id: REQUEST\r\n",
                "{\"code\": \"" + code + "\", \"message\": \"" + message + "\"}"));
    }

    /** A page of a proxy. */
    static Delivery page(int status) {
        return page(status, "");
    }

    static Delivery page(int status, String headers) {
        return of(answer(status + " Page", "text/html", headers, "<html><body>Please sign in.</body></html>"));
    }

    /** Status 200 and this body. */
    static Delivery json(String body) {
        return of(answer("200 OK", "application/json", "", body));
    }

    static String answer(String status, String type, String headers, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n" + headers + "Content-Length: "
                + body.length() + "\r\nConnection: close\r\n\r\n" + body;
    }

    /** Ends the connection as a process that is killed does. */
    static void reset(Socket client, byte[] answer) throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }

    /** Sends nothing until the client has gone. */
    static void stall(Socket client, byte[] answer) throws IOException {
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /** Sends each byte of the body by itself. */
    static void slowly(Socket client, byte[] answer) throws IOException {
        int body = body(answer);
        OutputStream out = client.getOutputStream();
        out.write(answer, 0, body);
        for (int i = body; i < answer.length; i++) {
            out.write(answer, i, 1);
            out.flush();
            Thread.onSpinWait();
        }
    }

    /** A body of 300 MB, unless the client goes before. */
    static Delivery huge(String headers) {
        return (client, answer) -> {
            ONE_HUGE_BODY.lock();
            try {
                OutputStream out = client.getOutputStream();
                out.write(bytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + headers
                        + "Connection: close\r\n\r\n"));
                byte[] part = new byte[1 << 20];
                Arrays.fill(part, (byte) ' ');
                for (int sent = 0; sent < HUGE; sent += part.length) {
                    out.write(part);
                }
            } finally {
                ONE_HUGE_BODY.unlock();
            }
        };
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(byte[] answer) {
        return new String(answer, StandardCharsets.ISO_8859_1);
    }

    /** Where the body begins. */
    private static int body(byte[] answer) {
        return text(answer).indexOf("\r\n\r\n") + 4;
    }

    static byte[] start(byte[] answer, int length) {
        return Arrays.copyOf(answer, Math.min(length, answer.length));
    }

    static byte[] halfOfBody(byte[] answer) {
        int body = body(answer);
        return start(answer, body + (answer.length - body) / 2);
    }

    /** The whole answer, whose header says that it is shorter. */
    static byte[] withHalfOfItsLength(byte[] answer) {
        int half = (answer.length - body(answer)) / 2;
        return replaced(answer, "(?i)content-length: *\\d+", "Content-Length: " + half);
    }

    /** The right status, and JSON that ends too early. */
    static byte[] cutJson(byte[] answer) {
        String text = text(answer).substring(body(answer));
        return text.isEmpty()
                ? answer
                : bytes(answer("200 OK", "application/json", "", text.substring(0, Math.max(1, text.length() - 2))));
    }

    static byte[] replaced(byte[] answer, String pattern, String with) {
        int body = body(answer);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(bytes(text(start(answer, body)).replaceAll(pattern, with)));
        all.write(answer, body, answer.length - body);
        return all.toByteArray();
    }

    /** The status and the length alone. */
    static byte[] withoutHeaders(byte[] answer) {
        return replaced(answer, "(?im)^(?!HTTP/|content-length:)[^\\r\\n]+\\r\\n", "");
    }

    /** The body in chunks of one piece. */
    static byte[] chunked(byte[] answer) {
        int body = body(answer);
        if (body == answer.length) {
            return answer;
        }
        byte[] head = replaced(start(answer, body), "(?i)content-length: *\\d+", "Transfer-Encoding: chunked");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head);
        all.writeBytes(bytes(Integer.toHexString(answer.length - body) + "\r\n"));
        all.write(answer, body, answer.length - body);
        all.writeBytes(bytes("\r\n0\r\n\r\n"));
        return all.toByteArray();
    }

    /**
     * The body compressed.
     *
     * @param headers lines that say so, each with its end
     */
    static byte[] gzip(byte[] answer, String headers) {
        int body = body(answer);
        if (body == answer.length) {
            return answer;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(answer, body, answer.length - body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(replaced(
                start(answer, body),
                "(?i)content-length: *\\d+\\r\\n",
                "Content-Length: " + packed.size() + "\r\n" + headers));
        all.writeBytes(packed.toByteArray());
        return all.toByteArray();
    }
}
