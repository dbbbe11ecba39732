package dev.featurestore.operator.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.policy.Statement.Place;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {

    private static final UserGroup DEPLOYERS = UserGroup.parse("Deployers");

    @Test
    void readsGroupVerbResourceAndPlaceInAnyCase() {
        assertThat(Statement.parse("  Allow GROUP Deployers  to Manage orm-stacks IN Tenancy"))
                .contains(new Statement(
                        List.of(DEPLOYERS), Verb.MANAGE, "orm-stacks", new Place.Tenancy(), Optional.empty()));
    }

    @Test
    void readsCompartmentsByOcidAndByPath() {
        assertThat(place("compartment id ocid1.compartment.oc1..a"))
                .isEqualTo(new Place.Id("ocid1.compartment.oc1..a"));
        assertThat(place("compartment team")).isEqualTo(new Place.Path(List.of("team")));
        assertThat(place("compartment team:stores:mine")).isEqualTo(new Place.Path(List.of("team", "stores", "mine")));
    }

    @Test
    void readsListsOfGroupsTheirDomainsAndOcids() {
        assertThat(Statement.parse("allow group a, 'My Domain'/'b c', id ocid1.group.oc1..x to use vaults in tenancy"))
                .map(Statement::groups)
                .contains(List.of(
                        UserGroup.parse("a"), UserGroup.parse("My Domain/b c"), UserGroup.parse("ocid1.group.oc1..x")));
        assertThat(Statement.parse("allow any-user to use vaults in tenancy"))
                .map(Statement::groups)
                .contains(List.of());
    }

    @Test
    void keepsWhatStandsAfterWhere() {
        assertThat(Statement.parse("allow group a to use keys in tenancy WHERE target.key.id = 'ocid1.key.oc1..k'"))
                .flatMap(Statement::condition)
                .contains("target.key.id = 'ocid1.key.oc1..k'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "define tenancy a as ocid1.tenancy.oc1..a",
                "endorse group a to read repos in tenancy b",
                "deny group a to manage vaults in tenancy",
                "allow dynamic-group a to manage vaults in tenancy",
                "allow service objectstorage to use keys in tenancy",
                "allow group a to {VAULT_READ, VAULT_CREATE} in tenancy",
                "allow group a to manage vaults",
                "allow group a to own vaults in tenancy",
                "allow group a to manage vaults in tenancy and more",
                "allow group to manage vaults in",
                "allow",
                ""
            })
    void leavesWhatGivesGroupsNothingByAVerb(String text) {
        assertThat(Statement.parse(text)).isEmpty();
    }

    private static Place place(String text) {
        return Statement.parse("allow group a to manage vaults in " + text)
                .orElseThrow()
                .place();
    }
}
