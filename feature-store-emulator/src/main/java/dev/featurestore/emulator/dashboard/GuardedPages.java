package dev.featurestore.emulator.dashboard;

import dev.featurestore.emulator.http.Handler;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import java.util.Map;

/**
 * Adds the headers that keep a page to itself: it loads only what this server serves, runs no inline code, and no other
 * site can frame, embed or store it. Errors become pages too.
 */
record GuardedPages(Handler pages) implements Handler {

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:;"
                            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cache-Control", "no-store");

    @Override
    public Response handle(Request request) {
        Response response;
        try {
            response = pages.handle(request);
        } catch (ServiceError e) {
            response = e.response();
            if (response.status() == 405) {
                response = response.with("Allow", "GET, HEAD");
            }
        }
        for (Map.Entry<String, String> header : HEADERS.entrySet()) {
            response = response.with(header.getKey(), header.getValue());
        }
        return response;
    }
}
