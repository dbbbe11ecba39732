package dev.featurestore.emulator.resourcemanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.emulator.engine.OutputValue;
import dev.featurestore.emulator.view.ValueView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HiddenValuesTest {

    private static HiddenValues of(Map<String, String> variables, Optional<Set<String>> sensitive) {
        return new HiddenValues(variables, sensitive, List.of(), List.of());
    }

    private static ValueView hidden(String name) {
        return new ValueView(name, Optional.empty());
    }

    private static ValueView shown(String name, String value) {
        return new ValueView(name, Optional.of(value));
    }

    @Test
    void hidesWhatIsSensitiveOrHasTheNameOfASecret() {
        HiddenValues values = of(
                Map.of(
                        "admin", "hunter2-hunter2",
                        "db_password", "open-sesame",
                        "API_TOKEN", "abcdefgh",
                        "password_secret_id", "ocid1.vaultsecret.oc1.iad.example",
                        "region", "us-ashburn-1",
                        "note", "it is open-sesame"),
                Optional.of(Set.of("admin")));
        assertThat(values.variables())
                .containsExactly(
                        hidden("API_TOKEN"),
                        hidden("admin"),
                        hidden("db_password"),
                        shown("note", "it is (hidden)"),
                        shown("password_secret_id", "ocid1.vaultsecret.oc1.iad.example"),
                        shown("region", "us-ashburn-1"));
        assertThat(values.in("hunter2-hunter2 in us-ashburn-1 and abcdefgh"))
                .isEqualTo("(hidden) in us-ashburn-1 and (hidden)");
    }

    @Test
    void hidesAllVariablesWhereTheSensitiveOnesAreNotKnownButKeepsTheirCopies() {
        HiddenValues values = of(Map.of("region", "us-ashburn-1"), Optional.empty());
        assertThat(values.variables()).containsExactly(hidden("region"));
        assertThat(values.in("in us-ashburn-1")).isEqualTo("in us-ashburn-1");
    }

    @Test
    void hidesOutputsAndWhatOtherJobsHad() {
        HiddenValues values = new HiddenValues(
                Map.of(),
                Optional.of(Set.of()),
                List.of(
                        new OutputValue("admin", "string", "the-value", true, ""),
                        new OutputValue("wallet_password", "string", "another-value", false, ""),
                        new OutputValue("url", "string", "https://the-value:old-value@example", false, "")),
                List.of("old-value"));
        assertThat(values.outputs())
                .containsExactly(
                        hidden("admin"), hidden("wallet_password"), shown("url", "https://(hidden):(hidden)@example"));
    }

    @Test
    void findsTheLinesAndTheJsonPartsOfASecretAndTheLongerSecretFirst() {
        HiddenValues values = of(
                Map.of(
                        "key", "-----BEGIN KEY-----\r\nMIIEvQIBADAN\r\n-----END KEY-----\r\n",
                        "users", "{\"a\": [{\"pin\": \"123456\"}, \"secret-of-a\"], \"b\": true}",
                        "broken", "{broken}",
                        "long", "MIIEvQIBADANBgkq"),
                Optional.of(Set.of("key", "users", "broken", "long")));
        assertThat(values.in("MIIEvQIBADAN 123456 secret-of-a {broken} true MIIEvQIBADANBgkq"))
                .isEqualTo("(hidden) (hidden) (hidden) (hidden) true (hidden)");
    }

    @Test
    void doesNotSearchForValuesThatOccurEverywhere() {
        assertThat(of(Map.of("password", "abc"), Optional.of(Set.of())).in("abcdef"))
                .isEqualTo("abcdef");
    }
}
