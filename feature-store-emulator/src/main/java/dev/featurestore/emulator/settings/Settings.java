package dev.featurestore.emulator.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Behavior of the embedded cloud. Each setting has a key in the control file; those that are not objects are start
 * options too.
 *
 * @param speed speed of jobs relative to OCI; {@code speed}
 * @param failAt errors of resources by address; {@code failAt}: one for all changes, or {@code create}, {@code update}
 *     and {@code delete} with one each
 * @param slow duration of each change of a resource at any speed, by address or type; {@code slow}, in seconds
 * @param drift differences between resources and their state, by address; {@code drift}
 * @param exists attributes of existing resources, by type and OCID; {@code exists}
 * @param faults simulated failures of requests
 * @param logsAtEnd whether a job's log stays empty until the job ends; {@code logsAtEnd}
 * @param jobFilesLate time after the end of a job in which its files are refused with 409; {@code jobFilesLate}, in
 *     seconds
 * @param jobTakes duration of each job, whatever its resources; {@code jobTakes}, in seconds
 * @param jobLimit maximum number of unfinished jobs in all stacks; {@code jobLimit}
 * @param queueJobs whether a second job of a stack waits instead of being refused with 409; {@code queueJobs}
 * @param rollbackJobs whether Resource Manager runs rollback jobs; {@code rollbackJobs}
 * @param awkwardPages whether lists start with an empty page, and page tokens have the characters {@code +}, {@code /}
 *     and {@code =}, as OCI's sometimes do; {@code awkwardPages}
 * @param gateway behavior of the jobs' gateways and of the stores behind them; {@code gateway}
 */
public record Settings(
        double speed,
        Map<String, Failures> failAt,
        Map<String, Duration> slow,
        Map<String, Drift> drift,
        Map<String, Map<String, JsonNode>> exists,
        Faults faults,
        boolean logsAtEnd,
        Duration jobFilesLate,
        Optional<Duration> jobTakes,
        int jobLimit,
        boolean queueJobs,
        boolean rollbackJobs,
        boolean awkwardPages,
        Gateway gateway) {

    /**
     * Behavior of the jobs' gateways.
     *
     * @param start time until a container instance of the store answers, from the end of its creation; where no container
     *     instance is known behind a gateway, from the creation of the gateway; {@code startSeconds}
     * @param broken the hop that fails; {@code broken}
     */
    public record Gateway(Duration start, Optional<Hop> broken) {

        /** The hops of a request, in this order. */
        public enum Hop {
            /** The gateway itself. */
            GATEWAY,
            /** The function that checks signatures. */
            AUTHORISER,
            /** The store behind it. */
            STORE
        }

        static final Gateway SOUND = new Gateway(Duration.ZERO, Optional.empty());

        /** Whether this hop fails. */
        public boolean breaks(Hop hop) {
            return broken.equals(Optional.of(hop));
        }
    }

    /**
     * Errors of one resource.
     *
     * @param create error of its creation
     * @param update error of its change in place
     * @param delete error of its deletion
     */
    public record Failures(Optional<String> create, Optional<String> update, Optional<String> delete) {

        /** The same error for every change. */
        public static Failures always(String error) {
            return new Failures(Optional.of(error), Optional.of(error), Optional.of(error));
        }
    }

    /**
     * A difference between a resource and its state.
     *
     * @param kind whether it was changed or deleted
     * @param attributes new values of its attributes; empty if not specified
     */
    public record Drift(Kind kind, Map<String, JsonNode> attributes) {

        /** Kinds of drift, in Resource Manager's terms. */
        public enum Kind {
            /** It was changed. */
            MODIFIED,
            /** It was deleted. */
            DELETED
        }

        public Drift {
            attributes = Map.copyOf(attributes);
        }
    }

    /**
     * Simulated failures of requests. Rates are from 0 (never) to 1 (always); their sum is at most 1.
     *
     * @param latency minimum duration of each answer; {@code latency}, in seconds
     * @param tooManyRequests rate of 429; {@code rate429}
     * @param serverErrors rate of 500, 502, 503 and 504; {@code rate5xx}
     * @param droppedBefore rate of connections closed before the request takes effect; {@code rateDropBefore}
     * @param droppedAfter rate of connections closed instead of an answer; {@code rateDropAfter}
     * @param seed seed of the faults: the same seed gives the same faults to the same requests; {@code seed}
     */
    public record Faults(
            Duration latency,
            double tooManyRequests,
            double serverErrors,
            double droppedBefore,
            double droppedAfter,
            long seed) {

        static final Faults NONE = new Faults(Duration.ZERO, 0, 0, 0, 0, 0);
    }

    /** Resource Manager's limit of concurrent jobs for the larger kind of account ("Resource Manager limits"). */
    public static final int DEFAULT_JOB_LIMIT = 20;

    public Settings {
        failAt = Map.copyOf(failAt);
        slow = Map.copyOf(slow);
        drift = Map.copyOf(drift);
        exists = Map.copyOf(exists);
    }

    /** No fault except one that OCI always has: a job's files are available a second after its end. */
    public static Settings atSpeed(double speed) {
        return new Settings(
                speed,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Faults.NONE,
                false,
                Duration.ofSeconds(1),
                Optional.empty(),
                DEFAULT_JOB_LIMIT,
                false,
                true,
                false,
                Gateway.SOUND);
    }
}
