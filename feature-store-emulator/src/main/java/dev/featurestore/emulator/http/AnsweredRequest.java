package dev.featurestore.emulator.http;

import java.util.Set;

/**
 * A request and the status of its answer.
 *
 * @param method its method
 * @param url its URL
 * @param status the status of the answer; 0 if the connection was closed instead
 */
public record AnsweredRequest(String method, String url, int status) {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final int LONGEST = 300;
    private static final int FIRST_ERROR = 400;

    /** A request by its parts, whose texts come from a client: with printable characters only, and cut. */
    static AnsweredRequest of(Request request, int status) {
        String host = request.headers().getOrDefault("host", "");
        return new AnsweredRequest(printable(request.method()), printable("http://" + host + request.target()), status);
    }

    private static String printable(String text) {
        String clean = text.replaceAll("[^\\x21-\\x7e]", "?");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "...";
    }

    /** Whether it is a request to change something, or was not answered as it was meant. */
    public boolean isNotable() {
        return !READING.contains(method) || status == 0 || status >= FIRST_ERROR;
    }

    /** The method, the status and the URL. */
    public String line() {
        return method + " " + (status == 0 ? "closed" : status) + " " + url;
    }
}
