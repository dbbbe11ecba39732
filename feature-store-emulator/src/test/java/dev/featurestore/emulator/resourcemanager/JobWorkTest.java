package dev.featurestore.emulator.resourcemanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.emulator.objectstorage.ServedObjectStorage;
import dev.featurestore.emulator.rest.Tags;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job whose bucket cannot be read, in the moment before it begins. */
class JobWorkTest {

    private static final Instant NOW = Instant.EPOCH;

    @TempDir
    Path folder;

    private ServedJob run(JobProgress progress) throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        Ledger ledger = new Ledger(PrivateDirectory.at(folder.resolve("ledger")));
        ServedObjectStorage storage =
                new ServedObjectStorage(PrivateDirectory.at(folder.resolve("storage")), "ns", "me", clock);
        ServedConfiguration configuration = new ServedConfiguration(
                "", Optional.of(new BucketSource("us-ashburn-1", "ns", "absent")), null, Map.of());
        ServedJobOrder order = new ServedJobOrder(
                "job",
                2,
                "stack",
                "compartment",
                "name",
                ServedOperation.PLAN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                NOW,
                configuration,
                Optional.empty(),
                Tags.NONE);
        ledger.save(new ServedJob(order, progress, 1));
        JobWork work = new JobWork(
                ledger,
                new JobRecord(ledger, (stackId, state) -> {}, clock),
                () -> {
                    throw new AssertionError("an engine was asked for");
                },
                new BucketBundles(storage, ledger.blobs()),
                clock);
        work.run("job", new RunningJob("job", self -> {}));
        return ledger.job("job");
    }

    @Test
    void isCanceledIfThatWasAskedForBefore() throws IOException, InterruptedException {
        JobProgress progress = run(JobProgress.unfinished(ServedJobState.CANCELING, Optional.of(false)))
                .progress();
        assertThat(progress.state()).isEqualTo(ServedJobState.CANCELED);
        assertThat(progress.failure()).isEmpty();
    }

    @Test
    void failsOtherwise() throws IOException, InterruptedException {
        JobProgress progress = run(JobProgress.ACCEPTED).progress();
        assertThat(progress.state()).isEqualTo(ServedJobState.FAILED);
        assertThat(progress.failure().orElseThrow().code()).endsWith("EMPTY_BUCKET");
    }
}
