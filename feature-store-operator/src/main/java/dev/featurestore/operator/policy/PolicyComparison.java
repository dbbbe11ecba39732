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

/** Compares the rights that a group needs with the policies of the compartments where they would be. */
public final class PolicyComparison {

    /** Compartments nest six levels deep (OCI documentation, "Service Limits"); this only ends what has no end. */
    private static final int DEEPEST = 50;

    /** What there is of a right. */
    public sealed interface Finding {

        /** The right that is needed. */
        Grant needed();

        /** A policy gives it. */
        record Given(Grant needed) implements Finding {}

        /**
         * A policy gives it under a condition, which is not understood.
         *
         * @param statement the statement
         * @param policy name of the policy that it is in
         */
        record Conditional(Grant needed, String statement, String policy) implements Finding {}

        /** No policy that was seen gives it. */
        record Missing(Grant needed) implements Finding {}
    }

    private record Told(Policy policy, String text, Statement statement) {}

    private final UserGroup group;
    private final String tenancyId;
    private final Map<String, Compartment> compartments = new LinkedHashMap<>();
    private final List<Told> statements = new ArrayList<>();
    private final Set<String> unseen = new LinkedHashSet<>();
    private int policies;
    private boolean namedOtherwise;

    private PolicyComparison(UserGroup group, String tenancyId) {
        this.group = group;
        this.tenancyId = tenancyId;
    }

    /** Reads the policies of the compartments that the rights are needed in, and of those above, up to the tenancy. */
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
                    // What may not be seen is taken for a child of the root, which is what most are.
                    .orElseGet(() ->
                            new Compartment(id, "", id.equals(tenancyId) ? Optional.empty() : Optional.of(tenancyId)));
            compartments.put(id, compartment);
            next = compartment.parentId();
        }
    }

    private void readPolicies(Identity identity, String compartmentId) {
        Optional<List<Policy>> found = identity.policies(compartmentId);
        if (found.isEmpty()) {
            unseen.add(compartmentId);
        }
        for (Policy policy : found.orElse(List.of())) {
            policies++;
            for (String text : policy.statements()) {
                Statement.parse(text).ifPresent(statement -> statements.add(new Told(policy, text, statement)));
            }
        }
    }

    /** How many policies were read. */
    public int policies() {
        return policies;
    }

    /** How many compartments they could belong to. */
    public int compartments() {
        return compartments.size();
    }

    /** OCIDs of the compartments whose policies may not be seen. */
    public Set<String> unseen() {
        return Set.copyOf(unseen);
    }

    /** Whether a right was found missing that a statement gives to a group named the other way, by OCID or by name. */
    public boolean namedOtherwise() {
        return namedOtherwise;
    }

    /** What there is of a right. */
    public Finding find(Grant needed) {
        Optional<Finding> conditional = Optional.empty();
        for (Told told : statements) {
            Statement statement = told.statement();
            boolean gives = statement.verb().covers(needed.verb())
                    && ResourceFamilies.covers(statement.resource(), needed.resource())
                    && reaches(statement.place(), told.policy().compartmentId(), needed.scope());
            boolean ours =
                    statement.groups().isEmpty() || statement.groups().stream().anyMatch(group::isSame);
            if (gives && ours) {
                if (statement.condition().isEmpty() || statement.condition().equals(needed.condition())) {
                    return new Finding.Given(needed);
                }
                conditional = Optional.of(new Finding.Conditional(
                        needed, told.text(), told.policy().name()));
            } else if (gives) {
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
                // A policy of a compartment names that one itself, or one below it.
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

    /** From the root down to a compartment. */
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
