package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.ServiceError;

/** Optimistic concurrency: {@code if-match}. */
final class Etags {

    private Etags() {}

    /** Refuses a change of a resource that is not any more what the client saw. */
    static void requireMatch(Request request, String etag) {
        request.header("if-match").ifPresent(expected -> {
            if (!expected.equals("*") && !expected.equals(etag) && !expected.equals('"' + etag + '"')) {
                throw ServiceError.noEtagMatch();
            }
        });
    }
}
