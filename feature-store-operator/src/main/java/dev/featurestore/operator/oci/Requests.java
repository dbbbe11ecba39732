package dev.featurestore.operator.oci;

import com.oracle.bmc.model.BmcException;
import dev.featurestore.operator.cloud.Changes;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.oci.http.Contact;
import dev.featurestore.operator.retry.RetryPolicy;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes the requests of a run to one service: repeats those that fail for a reason that may pass, and requests no change after
 * an interrupt. The SDK repeats nothing itself.
 */
final class Requests {

    private final Failures failures;
    private final Contact contact;
    private final RetryPolicy retries;
    private final Changes changes;
    private final boolean repeated;

    Requests(Failures failures, Contact contact, RetryPolicy retries, Changes changes) {
        this(failures, contact, retries, changes, true);
    }

    private Requests(Failures failures, Contact contact, RetryPolicy retries, Changes changes, boolean repeated) {
        this.failures = failures;
        this.contact = contact;
        this.retries = retries;
        this.changes = changes;
        this.repeated = repeated;
    }

    /** The same requests for a caller that repeats those that read itself. */
    Requests once() {
        return new Requests(failures, contact, retries, changes, false);
    }

    /**
     * A change.
     *
     * @param what the change, to follow "Cannot"
     * @param request makes the request, which must have the same effect if it is sent twice
     * @param made what was changed, to follow "this run"
     * @param look finds the result of a request whose answer was lost
     * @param unknown what may be after a request whose answer was lost, and what the same command does then
     */
    record Change<T>(
            String what,
            Supplier<T> request,
            Function<T, String> made,
            Optional<Supplier<Optional<T>>> look,
            Optional<Lost> unknown) {

        static <T> Change<T> of(String what, Supplier<T> request, Function<T, String> made) {
            return new Change<>(what, request, made, Optional.empty(), Optional.empty());
        }

        Change<T> foundBy(Supplier<Optional<T>> look) {
            return new Change<>(what, request, made, Optional.of(look), unknown);
        }

        Change<T> ifLost(String state, String hint) {
            return new Change<>(what, request, made, look, Optional.of(new Lost(state, hint)));
        }
    }

    /** What may be after a request whose answer was lost. */
    record Lost(String state, String hint) {}

    /**
     * Makes a request that reads.
     *
     * @param what the request, to follow "Cannot"
     */
    <T> T read(String what, Supplier<T> request) {
        if (!repeated) {
            return attempt(what, request, false);
        }
        try {
            return repeat(what, request, false);
        } catch (InterruptedException e) {
            throw interrupted(what, e);
        }
    }

    /** Makes a change. */
    <T> T change(Change<T> change) {
        return changes.make(change.what(), () -> changed(change), change.made());
    }

    private <T> T changed(Change<T> change) {
        try {
            return repeat(change.what(), change.request(), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (change.look().isEmpty()) {
                throw interrupted(change.what(), e);
            }
            return change.look()
                    .get()
                    .get()
                    .orElseThrow(() -> FeatureStoreException.of(
                            FailureCode.INTERRUPTED,
                            "Interrupted before OCI could " + change.what() + ": " + changes.known(),
                            "Run the same command again",
                            e));
        } catch (FeatureStoreException e) {
            if (change.unknown().isEmpty() || !isLost(e) || !contact.isServer()) {
                throw e;
            }
            Lost lost = change.unknown().get();
            throw FeatureStoreException.of(e.code(), e.message() + ". " + lost.state(), lost.hint(), e);
        }
    }

    private <T> T repeat(String what, Supplier<T> request, boolean isChange) throws InterruptedException {
        return retries.ask(
                () -> attempt(what, request, isChange),
                e -> RetryPolicy.isTemporary(e) && (e.code() != FailureCode.CLOUD_UNREACHABLE || contact.isServer()));
    }

    private <T> T attempt(String what, Supplier<T> request, boolean isChange) {
        try {
            return request.get();
        } catch (FeatureStoreException e) {
            throw e;
        } catch (RuntimeException e) {
            FeatureStoreException failure = failures.failure(what, e, contact.lastAnswer(), isChange);
            throw contact.retryAfter().isZero() ? failure : failure.retryAfter(contact.retryAfter());
        }
    }

    private static boolean isLost(FeatureStoreException e) {
        return RetryPolicy.isTemporary(e) || e.code() == FailureCode.CLOUD_ANSWER_INVALID;
    }

    private FeatureStoreException interrupted(String what, InterruptedException e) {
        Thread.currentThread().interrupt();
        return FeatureStoreException.of(
                FailureCode.INTERRUPTED,
                "Interrupted before OCI answered the request to " + what + ": " + changes.summary(),
                "Run the same command again",
                e);
    }

    /**
     * The result of a request; empty if the service answers with this status.
     *
     * @param status a status that is a result, not a failure
     */
    static <T> Optional<T> unless(int status, Supplier<T> request) {
        try {
            return Optional.of(request.get());
        } catch (BmcException e) {
            if (e.getStatusCode() == status && !e.isClientSide()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
