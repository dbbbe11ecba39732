package dev.featurestore.emulator.objectstorage;

import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.ServiceError;
import java.util.Arrays;
import java.util.Optional;

/** {@code If-Match} and {@code If-None-Match}, with Object Storage's error codes. */
final class Preconditions {

    private Preconditions() {}

    /** Refuses a change of a resource that changed since the client read it, or that exists unexpectedly. */
    static void beforeChange(Request request, Optional<String> etag) {
        requireMatch(request, etag);
        if (matches(request, "if-none-match", etag)) {
            throw ServiceError.of(
                    412,
                    "IfNoneMatchFailed",
                    "The If-None-Match header is "
                            + request.header("if-none-match").get() + ", but the object exists.");
        }
    }

    /** Refuses a request that expects another etag. */
    static void requireMatch(Request request, Optional<String> etag) {
        if (request.header("if-match").isPresent() && !matches(request, "if-match", etag)) {
            throw ServiceError.of(
                    412, "IfMatchFailed", "The If-Match header does not match the current etag of the resource.");
        }
    }

    /** Whether the client has the current version already. */
    static boolean notModified(Request request, String etag) {
        return matches(request, "if-none-match", Optional.of(etag));
    }

    private static boolean matches(Request request, String header, Optional<String> etag) {
        return etag.isPresent()
                && request.header(header)
                        .map(expected -> Arrays.stream(expected.split(",", -1))
                                .map(String::strip)
                                .anyMatch(one -> one.equals("*")
                                        || one.equals(etag.get())
                                        || one.equals('"' + etag.get() + '"')))
                        .orElse(false);
    }
}
