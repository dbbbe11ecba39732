package dev.featurestore.emulator.resourcemanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HiddenValuesTest {

    @Test
    void hidesPartsOfASecretAlsoAsTerraformQuotesThem() {
        HiddenValues hidden = new HiddenValues(
                Map.of("db", "{ password = \"p<ss\\\"word\", pin = 481516 }", "region", "us-ashburn-1"),
                Optional.of(Set.of("db")),
                List.of(),
                List.of());

        assertThat(List.of(
                        "p<ss\"word",
                        "+ input = \"p<ss\\\"word\"",
                        "{\"x\":\"p\\u003css\\\"word\"}",
                        "pin 481516 of us-ashburn-1"))
                .map(hidden::in)
                .containsExactly(
                        "(hidden)", "+ input = \"(hidden)\"", "{\"x\":\"(hidden)\"}", "pin (hidden) of us-ashburn-1");
    }
}
