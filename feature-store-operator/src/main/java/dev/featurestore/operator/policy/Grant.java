package dev.featurestore.operator.policy;

import java.util.Optional;

/**
 * A right to something somewhere.
 *
 * @param resource a type of resources or a family of them, as policies name it
 * @param condition what it is limited to, as it stands after {@code where}
 */
public record Grant(Verb verb, String resource, Scope scope, Optional<String> condition) {

    Grant(Verb verb, String resource, Scope scope) {
        this(verb, resource, scope, Optional.empty());
    }

    /** Whether whoever has this right has the other. */
    boolean covers(Grant other) {
        return verb.covers(other.verb)
                && ResourceFamilies.covers(resource, other.resource)
                && (scope instanceof Scope.Tenancy || scope.equals(other.scope))
                && (condition.isEmpty() || condition.equals(other.condition));
    }

    /** The statement that gives it to a group. */
    public String statement(UserGroup group) {
        return "allow " + group + " to " + this;
    }

    /** As it stands in a statement, from the verb on. */
    @Override
    public String toString() {
        return verb + " " + resource + " in " + scope
                + condition.map(c -> " where " + c).orElse("");
    }
}
