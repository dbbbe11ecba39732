package dev.featurestore.emulator.rest;

import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.ServiceError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Query parameters with a type, read with OCI's errors. */
public final class QueryParameters {

    /** Default number of items in a page. */
    public static final int DEFAULT_LIMIT = 100;

    /** Maximum number of items in a page ("List Pagination" in OCI's documentation). */
    public static final int MAX_LIMIT = 1000;

    private final Request request;

    /** Query parameters of a request. */
    public QueryParameters(Request request) {
        this.request = request;
    }

    /** A text; an empty one counts as absent. */
    public Optional<String> text(String name) {
        return request.query(name);
    }

    /** The number of items in a page. */
    public int limit() {
        return limit(DEFAULT_LIMIT);
    }

    /** The number of items in a page, with another default. */
    public int limit(int otherwise) {
        return text("limit").map(QueryParameters::parseLimit).orElse(otherwise);
    }

    private static int parseLimit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Refused below, like a number out of range.
        }
        throw ServiceError.invalidParameter("limit", "It must be a number from 1 to " + MAX_LIMIT + ".");
    }

    /** The value of an enumeration; its case does not matter. */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return text(name).map(text -> {
            for (E value : type.getEnumConstants()) {
                if (value.name().equals(text.toUpperCase(Locale.ROOT))) {
                    return value;
                }
            }
            throw ServiceError.invalidParameter(
                    name, "It must be one of " + Arrays.toString(type.getEnumConstants()) + ".");
        });
    }

    /** A time in RFC 3339. */
    public Optional<Instant> time(String name) {
        return text(name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw ServiceError.invalidParameter(name, "It must be a time in RFC 3339 format.");
            }
        });
    }

    /** True or false; the case does not matter. */
    public Optional<Boolean> flag(String name) {
        return text(name).map(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ServiceError.invalidParameter(name, "It must be true or false.");
        });
    }
}
