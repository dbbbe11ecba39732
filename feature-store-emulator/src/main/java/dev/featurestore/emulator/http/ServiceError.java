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

    /** A parameter of the query or of the body has an invalid value. */
    public static ServiceError invalidParameter(String name, String why) {
        return new ServiceError(400, "InvalidParameter", "Parameter '" + name + "' is not valid. " + why);
    }

    /** A required parameter of the query or of the body is missing. */
    public static ServiceError missingParameter(String name) {
        return new ServiceError(400, "MissingParameter", "Parameter '" + name + "' is missing.");
    }

    /** The request has no signature by a known key, or was changed after it was signed. */
    public static ServiceError notAuthenticated(String why) {
        return new ServiceError(
                401,
                "NotAuthenticated",
                "The required information to complete authentication was not provided or was incorrect. " + why);
    }

    /** The resource does not exist, or the caller may not see it. */
    public static ServiceError notAuthorizedOrNotFound() {
        return new ServiceError(
                404, "NotAuthorizedOrNotFound", "Authorization failed or requested resource not found.");
    }

    /** The path has no operation. */
    public static ServiceError notFound(String method, String path) {
        return new ServiceError(404, "NotFound", "The embedded cloud has no operation " + method + " " + path);
    }

    /** The path has operations, but not with this method. */
    public static ServiceError methodNotAllowed(String method, String path) {
        return new ServiceError(405, "MethodNotAllowed", "The embedded cloud does not support " + method + " " + path);
    }

    /** The operation exists in OCI, but not in the embedded cloud. */
    public static ServiceError notImplemented(String operation) {
        return new ServiceError(501, "NotImplemented", "The embedded cloud does not support " + operation + ".");
    }

    /** The resource's current state does not allow the operation. */
    public static ServiceError incorrectState(String message) {
        return new ServiceError(409, "IncorrectState", message);
    }

    /** The retry token was used for another request, or its resource does not exist any more. */
    public static ServiceError invalidatedRetryToken(String message) {
        return new ServiceError(409, "InvalidatedRetryToken", message);
    }

    /** A limit of the tenancy is reached. */
    public static ServiceError limitExceeded(String message) {
        return new ServiceError(429, "LimitExceeded", message);
    }

    /** An error with a code that only one service has. */
    public static ServiceError of(int status, String code, String message) {
        return new ServiceError(status, code, message);
    }

    /** The etag in {@code if-match} is not that of the resource. */
    public static ServiceError noEtagMatch() {
        return new ServiceError(
                412, "NoEtagMatch", "The provided etag does not match the current etag of the resource.");
    }

    /** The body exceeds the server's limit. */
    public static ServiceError requestEntityTooLarge(long limit) {
        return new ServiceError(
                413, "RequestEntityTooLarge", "The maximum size of a request's body is " + limit + " bytes.");
    }

    /** An internal error of the server. */
    public static ServiceError internal(Throwable cause) {
        // The message of a failure with a file is complete without the exception's class.
        Object reason = cause instanceof UncheckedIOException ? cause.getMessage() : cause;
        return new ServiceError(500, "InternalServerError", "Internal error in the embedded cloud: " + reason);
    }

    /** The answer, {@code {"code": …, "message": …}}. */
    public Response response() {
        var body = Json.object();
        body.put("code", code);
        body.put("message", getMessage());
        return Response.json(status, body);
    }
}
