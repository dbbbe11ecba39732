package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.FeatureStoreException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserPropertiesTest {

    @ParameterizedTest
    @CsvSource({
        "featurestore.dryrun, did you mean -Dfeaturestore.dryRun?",
        "featurestore.cloude, did you mean -Dfeaturestore.cloud?",
        "featureStore.cloud, did you mean -Dfeaturestore.cloud?",
        "featurestore.tenancy_id, did you mean -Dfeaturestore.tenancyId?",
        "featurestore.somethingElse, list the properties of every goal"
    })
    void misspeltPropertyIsRefusedWithTheOneThatWasMeant(String name, String hint) {
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> check(name, "true"))
                .withMessage("-D" + name + ": no goal of this plugin has such a property")
                .satisfies(e -> assertThat(e.hint()).isEqualTo(hint));
    }

    @Test
    void switchThatIsNeitherTrueNorFalseIsRefused() {
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> check("featurestore.dryRun", "ture"))
                .withMessage("-Dfeaturestore.dryRun: expected true or false, found \"ture\"");
    }

    @ParameterizedTest
    @CsvSource({
        "featurestore.dryRun, true",
        "featurestore.skip, ''",
        "featurestore.variables.anything, x",
        "featurestore.outputs.vcn_id, x",
        "skipTests, maybe"
    })
    void othersPass(String name, String value) {
        assertThatCode(() -> check(name, value)).doesNotThrowAnyException();
    }

    @Test
    void everyPropertyOfAGoalIsKnownAndEveryKnownOneIsAGoals() throws Exception {
        assertThat(parameters())
                .extracting(PluginDescriptor.Parameter::property)
                .filteredOn(p -> p.startsWith("featurestore."))
                .containsAll(PropertyNames.ALL)
                .allMatch(PropertyNames.ALL::contains);
    }

    @Test
    void everySwitchIsABooleanOfAGoal() throws Exception {
        assertThat(parameters())
                .filteredOn(p ->
                        p.property().startsWith("featurestore.") && p.type().equals("boolean"))
                .extracting(PluginDescriptor.Parameter::property)
                .containsAll(PropertyNames.SWITCHES)
                .allMatch(PropertyNames.SWITCHES::contains);
    }

    private static List<PluginDescriptor.Parameter> parameters() throws Exception {
        return PluginDescriptor.goals().stream()
                .flatMap(g -> g.parameters().stream())
                .toList();
    }

    private static void check(String name, String value) {
        Properties properties = new Properties();
        properties.setProperty(name, value);
        UserProperties.check(properties);
    }
}
