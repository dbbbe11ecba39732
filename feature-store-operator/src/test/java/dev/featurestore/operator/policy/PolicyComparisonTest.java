package dev.featurestore.operator.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.cloud.Compartment;
import dev.featurestore.operator.cloud.Identity;
import dev.featurestore.operator.cloud.Policy;
import dev.featurestore.operator.policy.PolicyComparison.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tenancy with the compartments team, and stores below it. */
class PolicyComparisonTest {

    private static final String TENANCY = "ocid1.tenancy.oc1..t";
    private static final String TEAM = "ocid1.compartment.oc1..team";
    private static final String STORES = "ocid1.compartment.oc1..stores";
    private static final Grant STACKS = new Grant(Verb.MANAGE, "orm-stacks", Scope.of(STORES));

    private final List<Policy> policies = new ArrayList<>();
    private Optional<String> unseen = Optional.empty();

    @ParameterizedTest
    @CsvSource({
        "manage orm-stacks in compartment id ocid1.compartment.oc1..stores, stores",
        "manage orm-stacks in compartment stores, stores",
        "manage orm-stacks in compartment stores, team",
        "manage orm-stacks in compartment Team:Stores, t",
        "manage orm-stacks in compartment id ocid1.compartment.oc1..team, t",
        "manage orm-stacks in compartment team, t",
        "manage orm-family in compartment team, team",
        "manage all-resources in tenancy, t",
        "MANAGE ORM-STACKS IN TENANCY, t"
    })
    void broaderStatementsGiveIt(String right, String of) {
        policy(of, "Allow group deployers to " + right);
        assertThat(find(STACKS)).isInstanceOf(Finding.Given.class);
    }

    @ParameterizedTest
    @CsvSource({
        "use orm-stacks in tenancy, t",
        "manage orm-jobs in tenancy, t",
        "manage object-family in tenancy, t",
        "manage orm-stacks in compartment stores, t",
        "manage orm-stacks in compartment team:other, t",
        "manage orm-stacks in compartment id ocid1.compartment.oc1..other, t"
    })
    void narrowerAndOtherStatementsDoNot(String right, String of) {
        policy(of, "allow group deployers to " + right);
        assertThat(find(STACKS)).isInstanceOf(Finding.Missing.class);
    }

    @Test
    void statementsOfOtherGroupsDoNotAndThoseOfAnyUserDo() {
        policy("t", "allow group others, admins to manage all-resources in tenancy");
        assertThat(find(STACKS)).isInstanceOf(Finding.Missing.class);
        policy("t", "allow group others, 'Default'/'DEPLOYERS' to manage orm-stacks in tenancy");
        assertThat(find(STACKS)).isInstanceOf(Finding.Given.class);
        policies.clear();
        policy("t", "allow any-user to manage all-resources in tenancy");
        assertThat(find(STACKS)).isInstanceOf(Finding.Given.class);
    }

    @Test
    void reportsAConditionUnlessItIsTheNeededOne() {
        policy("t", "allow group deployers to manage all-resources in tenancy where request.region = 'iad'");
        assertThat(find(STACKS))
                .isInstanceOfSatisfying(
                        Finding.Conditional.class,
                        found -> assertThat(found.policy()).isEqualTo("t-0"));
        Grant key = new Grant(Verb.USE, "key-delegate", Scope.of(TENANCY), Optional.of("target.key.id = 'k'"));
        policy("t", "allow group deployers to use key-delegate in tenancy where target.key.id = 'k'");
        assertThat(find(key)).isInstanceOf(Finding.Given.class);
    }

    @Test
    void rightInTheTenancyIsNotGivenByACompartment() {
        policy("team", "allow group deployers to manage all-resources in compartment team");
        assertThat(find(new Grant(Verb.MANAGE, "dynamic-groups", Scope.of(TENANCY))))
                .isInstanceOf(Finding.Missing.class);
    }

    @Test
    void reportsUnreadableCompartmentsAndGroupsThatAreNamedOtherwise() {
        unseen = Optional.of(TENANCY);
        policy("team", "allow group id ocid1.group.oc1..a to manage orm-stacks in compartment team");
        PolicyComparison comparison = comparison(STACKS);
        assertThat(comparison.find(STACKS)).isInstanceOf(Finding.Missing.class);
        assertThat(comparison.unreadable()).containsExactly(TENANCY);
        assertThat(comparison.namedOtherwise()).isTrue();
        assertThat(comparison.policies()).isEqualTo(1);
        assertThat(comparison.compartments()).isEqualTo(3);
    }

    private void policy(String of, String statement) {
        String id = of.equals("t") ? TENANCY : "ocid1.compartment.oc1.." + of;
        policies.add(new Policy(of + "-" + policies.size(), id, List.of(statement)));
    }

    private Finding find(Grant needed) {
        return comparison(needed).find(needed);
    }

    private PolicyComparison comparison(Grant needed) {
        return PolicyComparison.read(new Tree(), UserGroup.parse("deployers"), TENANCY, List.of(needed));
    }

    /** What Identity would answer; over HTTP it is asked in the plugin's module. */
    private final class Tree implements Identity {

        @Override
        public Identity once() {
            return this;
        }

        @Override
        public Optional<Compartment> compartment(String id) {
            return switch (id) {
                case TENANCY -> Optional.of(new Compartment(id, "root", Optional.empty()));
                case TEAM -> Optional.of(new Compartment(id, "team", Optional.of(TENANCY)));
                case STORES -> Optional.of(new Compartment(id, "stores", Optional.of(TEAM)));
                default -> Optional.empty();
            };
        }

        @Override
        public Optional<List<Policy>> policies(String compartmentId) {
            return unseen.filter(compartmentId::equals).isPresent()
                    ? Optional.empty()
                    : Optional.of(policies.stream()
                            .filter(policy -> policy.compartmentId().equals(compartmentId))
                            .toList());
        }

        @Override
        public void close() {}
    }
}
