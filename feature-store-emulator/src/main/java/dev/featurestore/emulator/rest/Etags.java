package dev.featurestore.emulator.rest;

import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.ServiceError;

/** Optimistic concurrency: {@code if-match}. */
public final class Etags {

    private Etags() {}

    /** Refuses a change of a resource that has changed since the client read it. */
    public static void requireMatch(Request request, String etag) {
        request.header("if-match").ifPresent(expected -> {
            if (!expected.equals("*") && !expected.equals(etag) && !expected.equals('"' + etag + '"')) {
                throw ServiceError.noEtagMatch();
            }
        });
    }
}
