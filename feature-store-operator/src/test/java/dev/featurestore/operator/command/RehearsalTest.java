package dev.featurestore.operator.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import org.junit.jupiter.api.Test;

/** What a failure says about the job of a rehearsal. */
class RehearsalTest {

    private record Embedded(boolean continues) implements CloudAccess {

        @Override
        public boolean rehearsal() {
            return true;
        }

        @Override
        public CloudAddress open() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    private final FeatureStoreException interrupted = FeatureStoreException.of(
                    FailureCode.INTERRUPTED, "Interrupted: the job continues in OCI", "Follow it")
            .suggesting(Command.of(Goal.LOGS));

    @Test
    void theJobEndsWithACloudThatEndsWithTheBuild() {
        FeatureStoreException failure = Rehearsal.failure(new Embedded(false), interrupted);

        assertThat(failure.message())
                .isEqualTo("REHEARSAL: Interrupted: the embedded cloud and its job end with this build");
        assertThat(failure.commands()).isEmpty();
    }

    @Test
    void theJobContinuesOnACloudThatStaysAndNotInOci() {
        FeatureStoreException failure = Rehearsal.failure(new Embedded(true), interrupted);

        assertThat(failure.code()).isEqualTo(FailureCode.INTERRUPTED);
        assertThat(failure.message())
                .isEqualTo("REHEARSAL: Interrupted: a job that was submitted continues on the embedded cloud");
        assertThat(failure.hint()).isEqualTo(interrupted.hint());
        assertThat(failure.commands()).isEqualTo(interrupted.commands());
    }
}
