package dev.featurestore.operator.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserGroupTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "deployers, group deployers",
                "Data Team, group 'Data Team'",
                "Default/deployers, group 'Default'/'deployers'",
                "ocid1.group.oc1..a, group id ocid1.group.oc1..a"
            })
    void isWrittenAsStatementsName(String given, String written) {
        assertThat(UserGroup.parse(given)).hasToString(written);
    }

    @Test
    void isTheSameInAnyCaseAndWithTheDefaultDomain() {
        assertThat(UserGroup.parse("Deployers").isSame(UserGroup.parse("default/deployers")))
                .isTrue();
        assertThat(UserGroup.parse("Deployers").isSame(UserGroup.parse("other/deployers")))
                .isFalse();
        assertThat(UserGroup.parse("ocid1.group.oc1..a").isSame(UserGroup.parse("ocid1.group.oc1..A")))
                .isTrue();
        assertThat(UserGroup.parse("ocid1.group.oc1..a").isSame(UserGroup.parse("a")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a'b", "a\"b", "a\nb", "/a", "a/", "ocid1.user.oc1..a"})
    void refusesWhatIsNoGroup(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> UserGroup.parse(text));
    }
}
