package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.ocid.OcidMaker;
import dev.featurestore.emulator.signing.Tenancy;
import dev.featurestore.emulator.store.Blobs;
import dev.featurestore.emulator.store.DamagedFileException;
import dev.featurestore.emulator.store.Documents;
import dev.featurestore.emulator.store.JobLogs;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Resource Manager's stored state. Changes are made one at a time, inside {@link #change}. */
final class Ledger {

    private final Documents<ServedStack> stacks;
    private final Documents<ServedJob> jobs;
    private final Blobs blobs;
    private final JobLogs logs;
    private final Documents<WorkRequest> workRequests;
    private final OcidMaker ocids = new OcidMaker();
    private final ReentrantLock lock = new ReentrantLock();
    private long lastSequence;
    private boolean closed;

    Ledger(PrivateDirectory directory) {
        StackJson stackJson = new StackJson();
        JobJson jobJson = new JobJson();
        this.stacks = new Documents<>(directory.folder("stacks"), "a stack", stackJson::toDisk, stackJson::fromDisk);
        this.jobs = new Documents<>(directory.folder("jobs"), "a job", jobJson::toDisk, jobJson::fromDisk);
        this.blobs = new Blobs(directory.folder("blobs"));
        this.logs = new JobLogs(directory.folder("logs"));
        this.workRequests = new Documents<>(
                directory.folder("work-requests"), "a work request", WorkRequest::toDisk, WorkRequest::fromDisk);
        // The content of a damaged stack or job stays, so that it can be restored.
        if (!directory.folder("stacks").hasDamaged()
                && !directory.folder("jobs").hasDamaged()) {
            blobs.retain(usedBlobs());
        }
        this.lastSequence = LongStream.concat(
                        stacks.all().stream().mapToLong(ServedStack::sequence),
                        LongStream.concat(
                                jobs.all().stream().mapToLong(job -> job.order().sequence()),
                                workRequests.all().stream().mapToLong(WorkRequest::sequence)))
                .max()
                .orElse(0);
    }

    /**
     * Makes a change while no other change is running.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    <R> R change(Supplier<R> change) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the embedded cloud is closed");
            }
            return change.get();
        } finally {
            lock.unlock();
        }
    }

    /** Refuses further changes and log entries, because the folder may get another owner. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        logs.close();
    }

    private Set<String> usedBlobs() {
        Set<String> used = new HashSet<>();
        for (ServedStack stack : stacks.all()) {
            used.add(stack.configuration().bundle());
            stack.state().ifPresent(used::add);
        }
        for (ServedJob job : jobs.all()) {
            used.add(job.order().configuration().bundle());
            job.order().stateBefore().ifPresent(used::add);
            job.order().importedState().ifPresent(used::add);
            job.progress().tfState().ifPresent(used::add);
            job.progress().plan().ifPresent(used::add);
            job.progress().planJson().ifPresent(used::add);
        }
        return used;
    }

    /** The latest time of a stack or a job. */
    Optional<Instant> latestTime() {
        Stream<Instant> ofJobs = jobs.all().stream()
                .map(job -> job.progress().timeFinished().orElse(job.order().timeCreated()));
        return Stream.concat(stacks.all().stream().map(ServedStack::timeCreated), ofJobs)
                .max(Comparator.naturalOrder());
    }

    /** The next place in the order of creation. Only inside {@link #change}. */
    long nextSequence() {
        lastSequence++;
        return lastSequence;
    }

    /** A new OCID of this region. */
    String nextId(String kind) {
        return ocids.next(kind, Tenancy.HOME.key());
    }

    ServedStack stack(String id) {
        return stacks.find(id).orElseThrow(ServiceError::notAuthorizedOrNotFound);
    }

    ServedJob job(String id) {
        return jobs.find(id).orElseThrow(ServiceError::notAuthorizedOrNotFound);
    }

    boolean exists(String id) {
        return stacks.find(id).isPresent()
                || jobs.find(id).isPresent()
                || workRequests.find(id).isPresent();
    }

    /** Whether the stack has an unfinished job. */
    boolean hasActiveJob(String stackId) {
        return jobs.all().stream().anyMatch(job -> job.order().stackId().equals(stackId) && !job.finished());
    }

    /** The number of unfinished jobs of all stacks. */
    long activeJobs() {
        return jobs.all().stream().filter(job -> !job.finished()).count();
    }

    /** The job of a stack that was created last. */
    Optional<ServedJob> lastJob(String stackId) {
        return jobs.all().stream()
                .filter(job -> job.order().stackId().equals(stackId))
                .max(Comparator.comparingLong(job -> job.order().sequence()));
    }

    /** Publishes a stack's state. A damaged state is not published; requests for it report the damage. */
    void publish(ServedStack stack, StackStates states) {
        Optional<byte[]> state = soundState(stack);
        if (state.isPresent() || stack.state().isEmpty()) {
            states.settled(stack.id(), state);
        }
    }

    /** The Terraform state of a stack; empty without one, or if its file is damaged. */
    Optional<byte[]> soundState(ServedStack stack) {
        try {
            return stack.state().map(blobs::get);
        } catch (DamagedFileException e) {
            return Optional.empty();
        }
    }

    void save(ServedStack stack) {
        stacks.save(stack.id(), stack);
    }

    void save(ServedJob job) {
        jobs.save(job.id(), job);
    }

    Documents<ServedStack> stacks() {
        return stacks;
    }

    Documents<ServedJob> jobs() {
        return jobs;
    }

    Blobs blobs() {
        return blobs;
    }

    JobLogs logs() {
        return logs;
    }

    Documents<WorkRequest> workRequests() {
        return workRequests;
    }
}
