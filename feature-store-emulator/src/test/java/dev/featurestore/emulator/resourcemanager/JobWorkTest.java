package dev.featurestore.emulator.resourcemanager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.emulator.objectstorage.ObjectStorage;
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

    private Job run(JobProgress progress) throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        Ledger ledger = new Ledger(PrivateDirectory.at(folder.resolve("ledger")));
        ObjectStorage storage = new ObjectStorage(PrivateDirectory.at(folder.resolve("storage")), "ns", "me", clock);
        Configuration configuration =
                new Configuration("", Optional.of(new BucketSource("us-ashburn-1", "ns", "absent")), null, Map.of());
        JobOrder order = new JobOrder(
                "job",
                2,
                "stack",
                "compartment",
                "name",
                Operation.PLAN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                NOW,
                configuration,
                Optional.empty(),
                Tags.NONE);
        ledger.save(new Job(order, progress, 1));
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
        JobProgress progress = run(JobProgress.unfinished(JobState.CANCELING, Optional.of(false)))
                .progress();
        assertThat(progress.state()).isEqualTo(JobState.CANCELED);
        assertThat(progress.failure()).isEmpty();
    }

    @Test
    void failsOtherwise() throws IOException, InterruptedException {
        JobProgress progress = run(JobProgress.ACCEPTED).progress();
        assertThat(progress.state()).isEqualTo(JobState.FAILED);
        assertThat(progress.failure().orElseThrow().code()).endsWith("EMPTY_BUCKET");
    }
}
