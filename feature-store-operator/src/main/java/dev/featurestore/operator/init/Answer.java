package dev.featurestore.operator.init;

import dev.featurestore.operator.config.SpecVariable;
import java.util.Optional;

/** A key of {@code spec} that {@code init} sets. */
enum Answer {
    TENANCY("tenancy_id", "featurestore.tenancyId", true),
    COMPARTMENT("compartment_id", "featurestore.compartmentId", true),
    REGION("region", "featurestore.region", true),
    USER("user_id", "featurestore.userId", false),
    STACK_NAME("stack_name", "featurestore.stackName", false),
    SERVICE_VERSION("service_version", Answer.VARIABLES + "service_version", false);

    /** Prefix of the properties of variables of the stack. */
    static final String VARIABLES = "featurestore.variables.";

    private final String key;
    private final String property;
    private final boolean required;

    Answer(String key, String property, boolean required) {
        this.key = key;
        this.property = property;
        this.required = required;
    }

    /** The key below {@code spec}. */
    String key() {
        return key;
    }

    /** The property that sets it. */
    String property() {
        return property;
    }

    /** Whether it is required for every stack. */
    boolean required() {
        return required;
    }

    /** The answer that sets this variable of the stack. */
    static Optional<Answer> ofVariable(String variable) {
        SpecVariable spec = SpecVariable.ofVariable(variable).orElse(null);
        for (Answer answer : values()) {
            if (spec != null && spec.key().equals(answer.key)) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }
}
