package dev.featurestore.operator.estimate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast a job runs. The embedded cloud, also at an endpoint of your own, reports in the log of each job how many times faster than OCI
 * it is.
 *
 * @param times how many times faster than at OCI the job runs
 * @param unit what a second of a duration in its log is at OCI
 */
record Speed(double times, double unit) {

    static final Speed OCI = new Speed(1, 1);

    /** A rehearsal whose log has OCI's durations. */
    private static final Pattern TYPICAL =
            Pattern.compile("Durations are typical of OCI; this rehearsal runs (\\d{1,9}) times faster\\.");

    /** A rehearsal by Terraform, whose log has its own durations. */
    private static final Pattern REAL =
            Pattern.compile("Resources are simulated with .*, about (\\d{1,9}) times faster than in OCI\\.");

    /** The speed that a line of the log reports; empty for other lines. */
    static Optional<Speed> of(String line) {
        if (!line.contains(" times faster")) {
            return Optional.empty();
        }
        Matcher typical = TYPICAL.matcher(line);
        if (typical.matches()) {
            return Optional.of(new Speed(times(typical), 1));
        }
        Matcher real = REAL.matcher(line);
        return real.matches() ? Optional.of(new Speed(times(real), times(real))) : Optional.empty();
    }

    private static double times(Matcher line) {
        return Math.max(1, Long.parseLong(line.group(1)));
    }
}
