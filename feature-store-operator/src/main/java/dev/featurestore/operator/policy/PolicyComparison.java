package dev.featurestore.operator.policy;

import dev.featurestore.operator.cloud.Compartment;
import dev.featurestore.operator.cloud.Identity;
import dev.featurestore.operator.cloud.Policy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares the rights that a group needs with the existing policies. */
public final class PolicyComparison {

    /** Ends an endless loop: compartments nest six levels deep (OCI documentation, "Service Limits"). */
    private static final int DEEPEST = 50;

    /** The result for a right. */
    public sealed interface Finding {

        /** The needed right. */
        Grant needed();

        /** A policy grants it. */
        record Given(Grant needed) implements Finding {}

        /**
         * A policy grants it on a condition, which is not evaluated.
         *
         * @param statement the statement
         * @param policy name of its policy
         */
        record Conditional(Grant needed, String statement, String policy) implements Finding {}

        /** No readable policy grants it. */
        record Missing(Grant needed) implements Finding {}
    }

    private record Existing(Policy policy, String text, Statement statement) {}

    private final UserGroup group;
    private final String tenancyId;
    private final Map<String, Compartment> compartments = new LinkedHashMap<>();
    private final List<Existing> statements = new ArrayList<>();
    private final Set<String> unreadable = new LinkedHashSet<>();
    private int policies;
    private boolean namedOtherwise;

    private PolicyComparison(UserGroup group, String tenancyId) {
        this.group = group;
        this.tenancyId = tenancyId;
    }

    /** Reads the policies of the compartments of the needed rights, and of all compartments above, up to the tenancy. */
    public static PolicyComparison read(Identity identity, UserGroup group, String tenancyId, List<Grant> needs) {
        PolicyComparison comparison = new PolicyComparison(group, tenancyId);
        comparison.follow(identity, tenancyId);
        for (Grant needed : needs) {
            if (needed.scope() instanceof Scope.Compartment compartment) {
                comparison.follow(identity, compartment.id());
            }
        }
        comparison.compartments.keySet().forEach(id -> comparison.readPolicies(identity, id));
        return comparison;
    }

    private void follow(Identity identity, String compartmentId) {
        Optional<String> next = Optional.of(compartmentId);
        for (int i = 0; i < DEEPEST && next.isPresent() && !compartments.containsKey(next.get()); i++) {
            String id = next.get();
            Compartment compartment = identity.compartment(id)
                    // Assumes that an unreadable compartment is a child of the root, as most are.
                    .orElseGet(() ->
                            new Compartment(id, "", id.equals(tenancyId) ? Optional.empty() : Optional.of(tenancyId)));
            compartments.put(id, compartment);
            next = compartment.parentId();
        }
    }

    private void readPolicies(Identity identity, String compartmentId) {
        Optional<List<Policy>> found = identity.policies(compartmentId);
        if (found.isEmpty()) {
            unreadable.add(compartmentId);
        }
        for (Policy policy : found.orElse(List.of())) {
            policies++;
            for (String text : policy.statements()) {
                Statement.parse(text).ifPresent(statement -> statements.add(new Existing(policy, text, statement)));
            }
        }
    }

    /** The number of policies that were read. */
    public int policies() {
        return policies;
    }

    /** The number of compartments whose policies were requested. */
    public int compartments() {
        return compartments.size();
    }

    /** OCIDs of the compartments whose policies cannot be read. */
    public Set<String> unreadable() {
        return Set.copyOf(unreadable);
    }

    /** Whether a statement grants a missing right to a group that is named the other way, by OCID or by name. */
    public boolean namedOtherwise() {
        return namedOtherwise;
    }

    /** Finds the statement that grants a right. */
    public Finding find(Grant needed) {
        Optional<Finding> conditional = Optional.empty();
        for (Existing existing : statements) {
            Statement statement = existing.statement();
            boolean grants = statement.verb().covers(needed.verb())
                    && ResourceFamilies.covers(statement.resource(), needed.resource())
                    && reaches(statement.place(), existing.policy().compartmentId(), needed.scope());
            boolean ours =
                    statement.groups().isEmpty() || statement.groups().stream().anyMatch(group::isSame);
            if (grants && ours) {
                if (statement.condition().isEmpty() || statement.condition().equals(needed.condition())) {
                    return new Finding.Given(needed);
                }
                conditional = Optional.of(new Finding.Conditional(
                        needed, existing.text(), existing.policy().name()));
            } else if (grants) {
                namedOtherwise |= statement.groups().stream().anyMatch(other -> other.getClass() != group.getClass());
            }
        }
        return conditional.orElseGet(() -> new Finding.Missing(needed));
    }

    private boolean reaches(Statement.Place place, String policyCompartment, Scope scope) {
        if (place instanceof Statement.Place.Tenancy) {
            return true;
        }
        List<Compartment> way = scope instanceof Scope.Compartment compartment ? way(compartment.id()) : way(tenancyId);
        if (place instanceof Statement.Place.Id id) {
            return way.stream().anyMatch(c -> c.id().equals(id.ocid()));
        }
        List<String> names = ((Statement.Place.Path) place).names();
        for (int from = 0; from < way.size(); from++) {
            if (way.get(from).id().equals(policyCompartment)) {
                // A policy names its own compartment, or one below it.
                return startsWith(way.subList(from, way.size()), names)
                        || startsWith(way.subList(from + 1, way.size()), names);
            }
        }
        return false;
    }

    private static boolean startsWith(List<Compartment> way, List<String> names) {
        if (names.size() > way.size()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            if (!way.get(i).name().equalsIgnoreCase(names.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The compartments from the root down to this one. */
    private List<Compartment> way(String compartmentId) {
        Deque<Compartment> way = new ArrayDeque<>();
        Optional<String> next = Optional.of(compartmentId);
        while (next.isPresent() && way.size() < DEEPEST) {
            Compartment compartment = compartments.get(next.get());
            if (compartment == null) {
                break;
            }
            way.addFirst(compartment);
            next = compartment.parentId();
        }
        return List.copyOf(way);
    }
}
