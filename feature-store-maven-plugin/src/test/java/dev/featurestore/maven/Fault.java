package dev.featurestore.maven;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** What can happen to an answer between the cloud and its client. */
enum Fault {
    // Refused before the cloud has the request
    BUSY_429(Kind.PASSES, false, answer -> error(429, "TooManyRequests", "")),
    BUSY_429_ASKS_FOR_A_SECOND(Kind.PASSES, false, answer -> error(429, "TooManyRequests", "Retry-After: 1\r\n")),
    ERROR_500(Kind.PASSES, false, answer -> error(500, "InternalServerError", "")),
    GATEWAY_502_PAGE(Kind.PASSES, false, answer -> page(502)),
    GATEWAY_503_PAGE(Kind.PASSES, false, answer -> page(503)),
    ERROR_503(Kind.PASSES, false, answer -> error(503, "ServiceUnavailable", "")),
    GATEWAY_504_PAGE(Kind.PASSES, false, answer -> page(504)),
    CUT_BEFORE_THE_CLOUD(Kind.PASSES, false, answer -> new byte[0]),

    // The cloud has done what was asked, and its answer is lost
    LOST_500(Kind.PASSES, true, answer -> error(500, "InternalServerError", "")),
    LOST_503(Kind.PASSES, true, answer -> error(503, "ServiceUnavailable", "")),
    LOST_504_PAGE(Kind.PASSES, true, answer -> page(504)),
    CUT(Kind.PASSES, true, answer -> new byte[0]),
    CUT_IN_THE_HEAD(Kind.PASSES, true, answer -> start(answer, 20)),
    CUT_IN_THE_BODY(Kind.PASSES, true, Fault::halfOfBody),
    CUT_JSON(Kind.PASSES, true, answer -> json(200, cutJson(answer))),

    // Another form of the right answer
    GZIP(Kind.HARMLESS, true, Fault::gzip),
    TYPE_IS_TEXT(Kind.HARMLESS, true, answer -> replaced(answer, "application/json", "text/plain")),

    // Not an answer of the service
    NULL(Kind.WRONG, true, answer -> json(200, "null")),
    EMPTY_OBJECT(Kind.WRONG, true, answer -> json(200, "{}")),
    EMPTY_LIST(Kind.WRONG, true, answer -> json(200, "[]")),
    OBJECT_OF_NULLS(Kind.WRONG, true, answer -> json(200, "{\"id\": null, \"items\": null}")),
    NUMBER(Kind.WRONG, true, answer -> json(200, "17")),
    PORTAL_PAGE(Kind.WRONG, true, answer -> page(200)),
    TEXT(Kind.WRONG, true, answer -> answer("200 OK", "text/plain", "", "Welcome to the guest network")),
    NOTHING(Kind.WRONG, true, answer -> answer("200 OK", "application/json", "", "")),
    NO_CONTENT_204(Kind.WRONG, true, answer -> answer("204 No Content", "application/json", "", "")),

    // Refused
    REFUSED_401(Kind.REFUSED, false, answer -> error(401, "NotAuthenticated", "")),
    REFUSED_404(Kind.REFUSED, false, answer -> error(404, "NotAuthorizedOrNotFound", "")),
    REFUSED_403_PAGE(Kind.REFUSED, false, answer -> page(403));

    /** What a run makes of a fault. */
    enum Kind {
        /** The request is repeated, and the run succeeds. */
        PASSES,
        /** The run succeeds. */
        HARMLESS,
        /** The run fails, unless it does not need the answer, or an empty one is right. */
        WRONG,
        /** The run fails, unless the answer is a result. */
        REFUSED
    }

    private final Kind kind;
    private final boolean done;

    @SuppressWarnings("ImmutableEnumChecker") // The functions above change nothing.
    private final UnaryOperator<byte[]> answer;

    Fault(Kind kind, boolean done, UnaryOperator<byte[]> answer) {
        this.kind = kind;
        this.done = done;
        this.answer = answer;
    }

    Kind kind() {
        return kind;
    }

    /** Whether the cloud gets the request. */
    boolean reachesCloud() {
        return done;
    }

    /** What the client gets in place of an answer, before the connection is closed. */
    byte[] inPlaceOf(byte[] original) {
        return answer.apply(original);
    }

    private static byte[] error(int status, String code, String headers) {
        return answer(
                status + " Refused",
                "application/json",
                headers + "opc-request-id: REQUEST\r\n",
                "{\"code\": \"" + code + "\", \"message\": \"The words of the service.\"}");
    }

    private static byte[] page(int status) {
        return answer(status + " Page", "text/html", "", "<html><body>Please sign in.</body></html>");
    }

    private static byte[] json(int status, String body) {
        return answer(status + " OK", "application/json", "", body);
    }

    private static byte[] answer(String status, String type, String headers, String body) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n" + headers + "Content-Length: "
                        + body.length() + "\r\nConnection: close\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] start(byte[] answer, int length) {
        return Arrays.copyOf(answer, Math.min(length, answer.length));
    }

    private static int body(byte[] answer) {
        return new String(answer, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
    }

    private static byte[] halfOfBody(byte[] answer) {
        int body = body(answer);
        return start(answer, body + (answer.length - body) / 2);
    }

    private static String cutJson(byte[] answer) {
        String text = new String(answer, StandardCharsets.ISO_8859_1).substring(body(answer));
        return text.isEmpty() ? "{" : text.substring(0, Math.max(1, text.length() - 2));
    }

    private static byte[] replaced(byte[] answer, String from, String to) {
        return new String(answer, StandardCharsets.ISO_8859_1).replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzip(byte[] answer) {
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
        String head = new String(answer, 0, body - 2, StandardCharsets.ISO_8859_1)
                .replaceAll(
                        "(?i)content-length: *\\d+", "Content-Length: " + packed.size() + "\r\nContent-Encoding: gzip");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(packed.toByteArray());
        return all.toByteArray();
    }
}
