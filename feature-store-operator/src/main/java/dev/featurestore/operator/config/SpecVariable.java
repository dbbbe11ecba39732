package dev.featurestore.operator.config;

import java.util.List;
import java.util.Optional;

/** The keys of {@code spec} that set a variable of the stack. */
public enum SpecVariable {
    SERVICE_VERSION("service_version", "service_version"),
    TENANCY("tenancy_id", "tenancy_ocid"),
    COMPARTMENT("compartment_id", "compartment_ocid"),
    REGION("region", "region"),
    USER("user_id", "user_ocid");

    /** All of them. */
    public static final List<SpecVariable> ALL = List.of(values());

    private final String key;
    private final String variable;

    SpecVariable(String key, String variable) {
        this.key = key;
        this.variable = variable;
    }

    /** The key that sets this variable of the stack. */
    public static Optional<SpecVariable> ofVariable(String variable) {
        for (SpecVariable each : ALL) {
            if (each.variable.equals(variable)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** The constant for this key of {@code spec}. */
    public static Optional<SpecVariable> ofKey(String key) {
        for (SpecVariable each : ALL) {
            if (each.key.equals(key)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Name of the key below {@code spec}. */
    public String key() {
        return key;
    }

    /** Name of the stack's variable. */
    public String variable() {
        return variable;
    }
}
