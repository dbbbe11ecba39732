package dev.featurestore.operator.init;

import dev.featurestore.operator.config.SpecVariable;
import java.util.Optional;

/** What {@code init} can be told about a key of {@code spec}. */
enum Answer {
    TENANCY("tenancy_id", "featurestore.tenancyId", true),
    COMPARTMENT("compartment_id", "featurestore.compartmentId", true),
    REGION("region", "featurestore.region", true),
    USER("user_id", "featurestore.userId", false),
    STACK_NAME("stack_name", "featurestore.stackName", false),
    SERVICE_VERSION("service_version", Answer.VARIABLES + "service_version", false);

    /** What the property of a variable of the stack begins with. */
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

    /** The property that gives it. */
    String property() {
        return property;
    }

    /** Whether it must be given whatever the stack demands. */
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
