package dev.featurestore.maven;

import java.io.IOException;
import java.net.Socket;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** What can happen to a request and its answer between the cloud and its client. */
enum Fault {
    // The cloud does not get the request
    BUSY_429(Kind.PASSES, false, "429", Delivery.error(429, "TooManyRequests")),
    BUSY_429_ASKS_FOR_A_SECOND(
            Kind.PASSES,
            false,
            "429 with Retry-After: 1",
            Delivery.error(429, "TooManyRequests", "Retry-After: 1\r\n")),
    BUSY_503_UNTIL_A_DATE(Kind.PASSES, false, "503 with a date as Retry-After", Fault::inASecond),
    BUSY_503_UNCLEAR(
            Kind.PASSES,
            false,
            "503 with Retry-After: soon",
            Delivery.error(503, "ServiceUnavailable", "Retry-After: soon\r\n")),
    TIMEOUT_408(Kind.PASSES, false, "408", Delivery.error(408, "RequestTimeout")),
    ERROR_500(Kind.PASSES, false, "500", Delivery.error(500, "InternalServerError")),
    ERROR_500_PAGE(Kind.PASSES, false, "500 with a page in HTML", Delivery.page(500)),
    GATEWAY_502_PAGE(Kind.PASSES, false, "502 with a page in HTML", Delivery.page(502)),
    GATEWAY_503_PAGE(Kind.PASSES, false, "503 with a page in HTML", Delivery.page(503)),
    ERROR_503(Kind.PASSES, false, "503", Delivery.error(503, "ServiceUnavailable")),
    GATEWAY_504_PAGE(Kind.PASSES, false, "504 with a page in HTML", Delivery.page(504)),
    CUT_BEFORE_THE_CLOUD(Kind.PASSES, false, "the connection is closed", Delivery.of("")),
    RESET_BEFORE_THE_CLOUD(Kind.PASSES, false, "the connection is reset", Delivery::reset),
    NOT_HTTP(Kind.PASSES, false, "an answer that is not HTTP", Delivery.of("SSH-2.0-OpenSSH_9.9\r\n")),
    STALL(Kind.PASSES, false, "no answer, and the connection stays open", Delivery::stall),

    // The cloud has done what was asked, and its answer is lost
    LOST_500(Kind.PASSES, true, "500 after the request was carried out", Delivery.error(500, "InternalServerError")),
    LOST_503(Kind.PASSES, true, "503 after the request was carried out", Delivery.error(503, "ServiceUnavailable")),
    LOST_504_PAGE(Kind.PASSES, true, "504 with a page in HTML after the request was carried out", Delivery.page(504)),
    CUT(Kind.PASSES, true, "the connection is closed after the request was carried out", Delivery.of("")),
    RESET(Kind.PASSES, true, "the connection is reset after the request was carried out", Delivery::reset),
    CUT_IN_THE_HEAD(
            Kind.PASSES, true, "the answer ends in its headers", Delivery.of(answer -> Delivery.start(answer, 20))),
    CUT_IN_THE_BODY(Kind.PASSES, true, "the answer ends in its body", Delivery.of(Delivery::halfOfBody)),
    CUT_JSON(Kind.PASSES, true, "the JSON of the answer ends too early", Delivery.of(Delivery::cutJson)),
    SHORT_LENGTH(
            Kind.PASSES, true, "Content-Length is half of the answer's", Delivery.of(Delivery::withHalfOfItsLength)),

    // Another form of the right answer
    GZIP(
            Kind.HARMLESS,
            true,
            "the answer is compressed",
            Delivery.of(answer -> Delivery.gzip(answer, "Content-Encoding: gzip\r\n"))),
    CHUNKED(Kind.HARMLESS, true, "the answer comes in chunks, without a length", Delivery.of(Delivery::chunked)),
    TYPE_IS_TEXT(
            Kind.HARMLESS,
            true,
            "the answer has the type text/plain",
            Delivery.of(answer -> Delivery.replaced(answer, "application/json", "text/plain"))),
    NO_HEADERS(
            Kind.HARMLESS,
            true,
            "the answer has no content type, no etag and no opc-request-id",
            Delivery.of(Delivery::withoutHeaders)),
    CONTINUE_100(
            Kind.HARMLESS,
            true,
            "100 Continue comes before the answer",
            Delivery.of(answer -> Delivery.bytes("HTTP/1.1 100 Continue\r\n\r\n" + Delivery.text(answer)))),
    SLOW(Kind.HARMLESS, true, "the answer comes byte by byte", Delivery::slowly),

    // Not an answer of the service
    NULL(Kind.WRONG, true, "`null`", Delivery.json("null")),
    EMPTY_OBJECT(Kind.WRONG, true, "`{}`", Delivery.json("{}")),
    EMPTY_LIST(Kind.WRONG, true, "`[]`", Delivery.json("[]")),
    OBJECT_OF_NULLS(
            Kind.WRONG, true, "an object whose fields are null", Delivery.json("{\"id\": null, \"items\": null}")),
    ERROR_WITH_STATUS_200(
            Kind.WRONG,
            true,
            "200 with the JSON of an error",
            Delivery.json("{\"code\": \"InternalServerError\", \"message\": \"The words of the service.\"}")),
    NUMBER(Kind.WRONG, true, "a number", Delivery.json("17")),
    JSON_TEXT(Kind.WRONG, true, "a text in JSON", Delivery.json("\"text\"")),
    NOT_UNICODE(
            Kind.WRONG, true, "bytes that are not Unicode", Delivery.json("{\"items\": \"\u00ff\u00fe\u0080\u001b[2J")),
    PORTAL_PAGE(Kind.WRONG, true, "200 with a page in HTML, after the request was carried out", Delivery.page(200)),
    PORTAL_PAGE_BEFORE_THE_CLOUD(
            Kind.WRONG, false, "200 with a page in HTML, from a network that passes nothing on", Delivery.page(200)),
    PORTAL_REDIRECT(
            Kind.WRONG, false, "302 to another host", Delivery.page(302, "Location: http://login.example.com/\r\n")),
    TEXT(
            Kind.WRONG,
            true,
            "200 with a text",
            Delivery.of(Delivery.answer("200 OK", "text/plain", "", "Welcome to the guest network"))),
    NOTHING(Kind.WRONG, true, "200 without content", Delivery.json("")),
    NO_CONTENT_204(
            Kind.WRONG,
            true,
            "204",
            Delivery.of(answer -> Delivery.bytes("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"))),
    GZIP_WITHOUT_HEADER(
            Kind.WRONG,
            true,
            "a compressed answer without Content-Encoding",
            Delivery.of(answer -> Delivery.gzip(answer, ""))),
    HUGE(Kind.WRONG, true, "a body of 300 MB", Delivery.huge("Content-Length: " + Delivery.HUGE + "\r\n")),
    HUGE_WITHOUT_LENGTH(Kind.WRONG, true, "a body of 300 MB without a length", Delivery.huge("")),
    PAGE_AFTER_THE_LAST(
            Kind.WRONG,
            true,
            "a further page of the list, which the cloud does not know",
            Delivery.of(answer -> Delivery.replaced(answer, "(?i)(?=content-length:)", "opc-next-page: none\r\n"))),

    // Refused
    REFUSED_400_HOSTILE(
            Kind.REFUSED,
            false,
            "400 with control characters and commands of CI runners in its message",
            Delivery.error(400, "InvalidParameter", "", "\\u001b[2J\\r\\n::error::x\\n##[error]\\u202e\\u0000")),
    REFUSED_401(Kind.REFUSED, false, "401", Delivery.error(401, "NotAuthenticated")),
    REFUSED_403_PAGE(Kind.REFUSED, false, "403 with a page in HTML", Delivery.page(403)),
    REFUSED_404(Kind.REFUSED, false, "404", Delivery.error(404, "NotAuthorizedOrNotFound")),
    CONFLICT_409(Kind.REFUSED, false, "409 IncorrectState", Delivery.error(409, "IncorrectState")),
    REFUSED_412(Kind.REFUSED, false, "412", Delivery.error(412, "NoEtagMatch")),
    TOO_LARGE_413_PAGE(Kind.REFUSED, false, "413 with a page in HTML", Delivery.page(413)),
    HEADERS_431_PAGE(Kind.REFUSED, false, "431 with a page in HTML", Delivery.page(431)),
    BUSY_429_ASKS_FOR_A_DAY(
            Kind.REFUSED,
            false,
            "429 with Retry-After: 99999",
            Delivery.error(429, "TooManyRequests", "Retry-After: 99999\r\n"));

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
    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // The functions above change nothing.
    private final Delivery delivery;

    Fault(Kind kind, boolean done, String words, Delivery delivery) {
        this.kind = kind;
        this.done = done;
        this.words = words;
        this.delivery = delivery;
    }

    Kind kind() {
        return kind;
    }

    /** Whether the cloud gets the request. */
    boolean reachesCloud() {
        return done;
    }

    /** Whether goals wait for many seconds, so that one life of a stack has one of them. */
    boolean waitsLong() {
        return this == STALL || this == BUSY_429_ASKS_FOR_A_DAY;
    }

    /** What happens, for a table of faults. */
    String words() {
        return words;
    }

    /**
     * Sends what the client gets in place of an answer.
     *
     * @param answer the cloud's answer; empty if the cloud has not got the request
     */
    void send(Socket client, byte[] answer) throws IOException {
        delivery.send(client, answer);
    }

    private static void inASecond(Socket client, byte[] answer) throws IOException {
        ZonedDateTime second = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(1);
        Delivery.error(
                        503,
                        "ServiceUnavailable",
                        "Retry-After: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(second) + "\r\n")
                .send(client, answer);
    }
}
