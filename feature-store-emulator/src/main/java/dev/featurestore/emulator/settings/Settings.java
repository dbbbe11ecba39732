package dev.featurestore.emulator.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How the embedded cloud behaves. Each has a key in the control file; those that are not objects are start options too.
 *
 * @param speed how many times faster than real resources its resources are made; {@code speed}
 * @param failAt errors by the address of the resource that fails with them; {@code failAt}: one for all changes, or
 *     {@code create}, {@code update} and {@code delete} with one each
 * @param slow how long each change of a resource takes whatever the speed is, by its address or type; {@code slow}, in
 *     seconds
 * @param drift how resources differ from what was made, by their addresses; {@code drift}
 * @param exists attributes of resources that others made, by type and identifier; {@code exists}
 * @param faults how requests fail
 * @param logsAtEnd whether a job's log stays empty until the job is finished; {@code logsAtEnd}
 * @param jobFilesLate how long a job's files are refused with 409 after its end; {@code jobFilesLate}, in seconds
 * @param jobTakes how long every job takes, whatever it makes; {@code jobTakes}, in seconds
 * @param jobLimit how many jobs may be unfinished at once in all stacks; {@code jobLimit}
 * @param queueJobs whether a job of a stack that has an unfinished one waits for it; otherwise it is refused with 409;
 *     {@code queueJobs}
 * @param gateway how the gateways behave that jobs made, and what is behind them; {@code gateway}
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
        Gateway gateway) {

    /**
     * How the gateways behave that jobs made.
     *
     * @param start how long the store behind a gateway takes until it answers, from the end of the job that made the
     *     gateway; {@code startSeconds}
     * @param broken the hop that does not work; {@code broken}
     */
    public record Gateway(Duration start, Optional<Hop> broken) {

        /** What a request comes through, in this order. */
        public enum Hop {
            /** The gateway itself. */
            GATEWAY,
            /** The function that checks signatures. */
            AUTHORISER,
            /** The store behind it. */
            STORE
        }

        static final Gateway SOUND = new Gateway(Duration.ZERO, Optional.empty());

        /** Whether this hop does not work. */
        public boolean breaks(Hop hop) {
            return broken.equals(Optional.of(hop));
        }
    }

    /**
     * Errors of one resource.
     *
     * @param create when it is made
     * @param update when it is changed in place
     * @param delete when it is destroyed
     */
    public record Failures(Optional<String> create, Optional<String> update, Optional<String> delete) {

        /** The same error for every change. */
        public static Failures always(String error) {
            return new Failures(Optional.of(error), Optional.of(error), Optional.of(error));
        }
    }

    /**
     * How a resource differs from what the state says.
     *
     * @param kind whether it was changed or is gone
     * @param attributes what its attributes were changed to; empty if that is not said
     */
    public record Drift(Kind kind, Map<String, JsonNode> attributes) {

        /** In Resource Manager's words. */
        public enum Kind {
            /** It was changed. */
            MODIFIED,
            /** It is gone. */
            DELETED
        }

        public Drift {
            attributes = Map.copyOf(attributes);
        }
    }

    /**
     * How requests fail; rates are from 0, never, to 1, always, and together at most 1.
     *
     * @param latency how long every answer takes at least; {@code latency}, in seconds
     * @param tooManyRequests the rate of 429; {@code rate429}
     * @param serverErrors the rate of 500, 502, 503 and 504; {@code rate5xx}
     * @param droppedBefore the rate of connections cut before the request has any effect; {@code rateDropBefore}
     * @param droppedAfter the rate of connections cut in place of the answer; {@code rateDropAfter}
     * @param seed the same one gives the same faults to the same sequence of requests; {@code seed}
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

    /** No fault but one that OCI always has: a job's files lag the job by a second. */
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
                Gateway.SOUND);
    }
}
