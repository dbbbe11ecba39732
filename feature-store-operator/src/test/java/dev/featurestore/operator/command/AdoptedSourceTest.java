package dev.featurestore.operator.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.cloud.KnownDrift;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdoptedSourceTest {

    @Test
    void refusesAStackOfGitBeforeAnythingIsRead() {
        StackDetails details = new StackDetails(
                new Stack("ocid1.ormstack.oc1..a", "by hand", "c", Instant.EPOCH, Map.of(), Map.of()),
                Map.of(),
                "1.5.x",
                "",
                Optional.empty(),
                "etag",
                KnownDrift.NONE,
                Optional.of("https://me:token-4711@example.com/stacks.git"));

        FeatureStoreException refused = assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> AdoptedSource.of(
                        details,
                        () -> {
                            throw new AssertionError("not asked for here");
                        },
                        region -> {
                            throw new AssertionError("not asked for here");
                        }))
                .actual();

        assertThat(refused.code()).isEqualTo(FailureCode.INVALID_STACK);
        assertThat(refused)
                .hasMessage("The Terraform files of stack by hand are in a Git repository,"
                        + " https://example.com/stacks.git, which adopt does not read");
    }
}
