package dev.featurestore.operator.policy;

import java.util.Optional;

/**
 * A right that a policy statement grants.
 *
 * @param resource a resource type or family of OCI's policies
 * @param condition the condition after {@code where}
 */
public record Grant(Verb verb, String resource, Scope scope, Optional<String> condition) {

    Grant(Verb verb, String resource, Scope scope) {
        this(verb, resource, scope, Optional.empty());
    }

    /** Whether this right includes the other one. */
    boolean covers(Grant other) {
        return verb.covers(other.verb)
                && ResourceFamilies.covers(resource, other.resource)
                && (scope instanceof Scope.Tenancy || scope.equals(other.scope))
                && (condition.isEmpty() || condition.equals(other.condition));
    }

    /** The statement that grants it to a group. */
    public String statement(UserGroup group) {
        return "allow " + group + " to " + this;
    }

    /** The part of the statement that begins with the verb. */
    @Override
    public String toString() {
        return verb + " " + resource + " in " + scope
                + condition.map(c -> " where " + c).orElse("");
    }
}
