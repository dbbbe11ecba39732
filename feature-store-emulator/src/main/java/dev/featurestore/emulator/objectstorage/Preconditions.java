package dev.featurestore.emulator.objectstorage;

import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import java.util.Arrays;
import java.util.Optional;

/** {@code If-Match} and {@code If-None-Match}, with Object Storage's error codes. */
final class Preconditions {

    private Preconditions() {}

    /** Refuses a change of a resource that changed since the client read it, or that exists unexpectedly. */
    static void beforeChange(Request request, Optional<String> etag) {
        requireMatch(request, etag);
        requireNoMatch(request.header("if-none-match"), etag);
    }

    /** Refuses a change of a resource with an etag that the client excludes. */
    static void requireNoMatch(Optional<String> excluded, Optional<String> etag) {
        if (matches(excluded, etag)) {
            throw ServiceError.of(
                    412,
                    "IfNoneMatchFailed",
                    "The If-None-Match header is " + excluded.orElse("") + ", but the object exists.");
        }
    }

    /** Refuses a request that expects another etag. */
    static void requireMatch(Request request, Optional<String> etag) {
        requireMatch(request.header("if-match"), etag);
    }

    /** Refuses a request that expects another etag. */
    static void requireMatch(Optional<String> expected, Optional<String> etag) {
        if (expected.isPresent() && !matches(expected, etag)) {
            throw ServiceError.of(
                    412, "IfMatchFailed", "The If-Match header does not match the current etag of the resource.");
        }
    }

    /** The answer 304 if the client has the current version already; refuses a request that expects another etag. */
    static Optional<Response> unchanged(Request request, String etag) {
        requireMatch(request, Optional.of(etag));
        return matches(request.header("if-none-match"), Optional.of(etag))
                ? Optional.of(Response.empty(304).with("etag", etag))
                : Optional.empty();
    }

    private static boolean matches(Optional<String> header, Optional<String> etag) {
        return etag.isPresent()
                && header.map(expected -> Arrays.stream(expected.split(",", -1))
                                .map(String::strip)
                                .anyMatch(one -> one.equals("*")
                                        || one.equals(etag.get())
                                        || one.equals('"' + etag.get() + '"')))
                        .orElse(false);
    }
}
