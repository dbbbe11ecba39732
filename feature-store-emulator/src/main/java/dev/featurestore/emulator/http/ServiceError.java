package dev.featurestore.emulator.http;

import dev.featurestore.emulator.json.Json;
import java.io.UncheckedIOException;

/**
 * An error in the form of OCI's API: status, code and message of the answer. The codes are those of "API Errors" in
 * OCI's documentation.
 */
@SuppressWarnings("serial")
public final class ServiceError extends RuntimeException {

    private final int status;
    private final String code;

    private ServiceError(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** The body is not JSON, or not of the expected form. */
    public static ServiceError cannotParseRequest(String message) {
        return new ServiceError(400, "CannotParseRequest", message);
    }

    /** A parameter, of the query or of the body, has a value that cannot be. */
    public static ServiceError invalidParameter(String name, String why) {
        return new ServiceError(400, "InvalidParameter", "Parameter '" + name + "' is not valid. " + why);
    }

    /** A required parameter, of the query or of the body, is absent. */
    public static ServiceError missingParameter(String name) {
        return new ServiceError(400, "MissingParameter", "Parameter '" + name + "' is missing.");
    }

    /** The request is not signed by a known key, or differs from what was signed. */
    public static ServiceError notAuthenticated(String why) {
        return new ServiceError(
                401,
                "NotAuthenticated",
                "The required information to complete authentication was not provided or was incorrect. " + why);
    }

    /** There is no such resource, or none that the caller may see. */
    public static ServiceError notAuthorizedOrNotFound() {
        return new ServiceError(
                404, "NotAuthorizedOrNotFound", "Authorization failed or requested resource not found.");
    }

    /** No operation is served at this path. */
    public static ServiceError notFound(String method, String path) {
        return new ServiceError(404, "NotFound", "The embedded cloud has no operation " + method + " " + path);
    }

    /** The path is served, but not with this method. */
    public static ServiceError methodNotAllowed(String method, String path) {
        return new ServiceError(405, "MethodNotAllowed", "The embedded cloud does not support " + method + " " + path);
    }

    /** The resource is in a state that does not allow this now, but may later. */
    public static ServiceError incorrectState(String message) {
        return new ServiceError(409, "IncorrectState", message);
    }

    /** The retry token was used for something else, or what it created is gone. */
    public static ServiceError invalidatedRetryToken(String message) {
        return new ServiceError(409, "InvalidatedRetryToken", message);
    }

    /** The tenancy has as much of something as it may have. */
    public static ServiceError limitExceeded(String message) {
        return new ServiceError(429, "LimitExceeded", message);
    }

    /** A refusal with a code of one service alone. */
    public static ServiceError of(int status, String code, String message) {
        return new ServiceError(status, code, message);
    }

    /** The etag in {@code if-match} is not the resource's. */
    public static ServiceError noEtagMatch() {
        return new ServiceError(
                412, "NoEtagMatch", "The provided etag does not match the current etag of the resource.");
    }

    /** The body is larger than the server reads. */
    public static ServiceError requestEntityTooLarge(long limit) {
        return new ServiceError(
                413, "RequestEntityTooLarge", "The maximum size of a request's body is " + limit + " bytes.");
    }

    /** The server itself failed. */
    public static ServiceError internal(Throwable cause) {
        // What went wrong with a file is said in full by the message.
        Object why = cause instanceof UncheckedIOException ? cause.getMessage() : cause;
        return new ServiceError(500, "InternalServerError", "Internal error in the embedded cloud: " + why);
    }

    /** The answer, {@code {"code": …, "message": …}}. */
    public Response response() {
        var body = Json.object();
        body.put("code", code);
        body.put("message", getMessage());
        return Response.json(status, body);
    }
}
