package dev.featurestore.operator.cost;

import dev.featurestore.operator.plan.ResourceValues;
import dev.featurestore.operator.plan.ResourceValues.Kind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Numbers and texts of a resource for its price, and why some are missing. */
final class ChargedAttributes {

    private final ResourceValues values;
    private final Map<String, String> defaults = new HashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();

    ChargedAttributes(ResourceValues values) {
        this.values = values;
    }

    /** Why values are missing. */
    Set<String> missing() {
        return missing;
    }

    /** Sets the value of an attribute that the plan does not have. */
    void setDefault(String pointer, String text) {
        defaults.put(pointer, text);
    }

    /** An attribute. */
    ResourceValues.Value value(String pointer) {
        ResourceValues.Value value = values.at(pointer);
        String text = defaults.get(pointer);
        boolean isPlanned = value.kind() == Kind.KNOWN || value.kind() == Kind.SENSITIVE;
        return isPlanned || text == null ? value : new ResourceValues.Value(Kind.KNOWN, text);
    }

    /** The text of an attribute; if it is missing, the reason is noted. */
    Optional<String> text(String pointer) {
        ResourceValues.Value value = value(pointer);
        if (value.kind() == Kind.KNOWN) {
            return Optional.of(value.text());
        }
        missing.add(name(pointer)
                + switch (value.kind()) {
                    case UNSET -> " is not set";
                    case SENSITIVE -> " is sensitive";
                    default -> " is known after the apply";
                });
        return Optional.empty();
    }

    /**
     * A factor; if it is missing, the reason is noted.
     *
     * @param factor a number or an attribute
     */
    Optional<BigDecimal> number(String factor) {
        if (!factor.startsWith("/")) {
            return Optional.of(new BigDecimal(factor));
        }
        return text(factor).flatMap(text -> number(factor, text));
    }

    private Optional<BigDecimal> number(String pointer, String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.signum() >= 0 && number.precision() - number.scale() <= 15 && number.scale() <= 15) {
                return Optional.of(number);
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        missing.add(name(pointer) + " is not an amount");
        return Optional.empty();
    }

    /** An attribute as Terraform names it. */
    static String name(String pointer) {
        return pointer.substring(1)
                .replaceAll("/([0-9]+)", "[$1]")
                .replace('/', '.')
                .replace("~1", "/")
                .replace("~0", "~");
    }
}
