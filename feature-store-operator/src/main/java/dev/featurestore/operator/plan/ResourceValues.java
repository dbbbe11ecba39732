package dev.featurestore.operator.plan;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;

/** The values of a resource before or after a plan. */
public final class ResourceValues {

    private final JsonNode values;
    private final JsonNode unknown;
    private final JsonNode sensitive;

    private ResourceValues(JsonNode values, JsonNode unknown, JsonNode sensitive) {
        this.values = values;
        this.unknown = unknown;
        this.sensitive = sensitive;
    }

    /** What the plan has of an attribute. */
    public enum Kind {
        /** Its value. */
        KNOWN,
        /** Nothing: it is not set. */
        UNSET,
        /** That it is known only after the apply. */
        UNKNOWN,
        /** A value that must not be shown. */
        SENSITIVE
    }

    /**
     * An attribute.
     *
     * @param text its value; empty unless it is known
     */
    public record Value(Kind kind, String text) {}

    static Optional<ResourceValues> before(JsonNode change) {
        return of(change.path("before"), MissingNode.getInstance(), change.path("before_sensitive"));
    }

    static Optional<ResourceValues> after(JsonNode change) {
        return of(change.path("after"), change.path("after_unknown"), change.path("after_sensitive"));
    }

    private static Optional<ResourceValues> of(JsonNode values, JsonNode unknown, JsonNode sensitive) {
        return values.isObject() ? Optional.of(new ResourceValues(values, unknown, sensitive)) : Optional.empty();
    }

    /**
     * The attribute at a place.
     *
     * @param pointer a JSON pointer (RFC 6901), such as {@code /shape_config/0/ocpus}
     */
    public Value at(String pointer) {
        JsonPointer place = JsonPointer.compile(pointer);
        if (isMarked(sensitive, place)) {
            return new Value(Kind.SENSITIVE, "");
        }
        if (isMarked(unknown, place)) {
            return new Value(Kind.UNKNOWN, "");
        }
        JsonNode value = values.at(place);
        return value.isValueNode() && !value.isNull()
                ? new Value(Kind.KNOWN, value.asText())
                : new Value(Kind.UNSET, "");
    }

    /** Whether Terraform marks the attribute, or one that it is part of. */
    private static boolean isMarked(JsonNode marks, JsonPointer place) {
        if (marks.asBoolean() || place.matches()) {
            return marks.asBoolean();
        }
        JsonNode part = place.mayMatchElement() && marks.isArray()
                ? marks.path(place.getMatchingIndex())
                : marks.path(place.getMatchingProperty());
        return isMarked(part, place.tail());
    }
}
