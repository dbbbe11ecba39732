package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.ServiceError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Query parameters with a type, read with OCI's errors. */
final class QueryParameters {

    /** Items in a page if the client does not say. */
    static final int DEFAULT_LIMIT = 100;

    /** The most items in a page ("List Pagination" in OCI's documentation). */
    static final int MAX_LIMIT = 1000;

    private final Request request;

    QueryParameters(Request request) {
        this.request = request;
    }

    Optional<String> text(String name) {
        return request.query(name);
    }

    int limit() {
        return text("limit").map(QueryParameters::limit).orElse(DEFAULT_LIMIT);
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number out of bounds is.
        }
        throw ServiceError.invalidParameter("limit", "It must be a number from 1 to " + MAX_LIMIT + ".");
    }

    /** The value of an enumeration; its case does not matter. */
    <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
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

    Optional<Instant> time(String name) {
        return text(name).map(text -> {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw ServiceError.invalidParameter(name, "It must be a time as in RFC 3339.");
            }
        });
    }

    Optional<Boolean> flag(String name) {
        return text(name).map(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ServiceError.invalidParameter(name, "It must be true or false.");
        });
    }
}
