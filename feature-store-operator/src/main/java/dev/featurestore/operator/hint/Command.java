package dev.featurestore.operator.hint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A goal to run next, with its properties. {@link Commands} adds the context, and formats the command line.
 *
 * @param properties names and values, in the order of the command line
 */
public record Command(Goal goal, Map<String, String> properties) {

    public Command {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** A goal without properties. */
    public static Command of(Goal goal) {
        return new Command(goal, Map.of());
    }

    /** A goal for the stack with this OCID, without its configuration. */
    public static Command ofStack(Goal goal, String stackId) {
        return of(goal).with(Commands.STACK_ID, stackId);
    }

    /** A goal for the job with this OCID. */
    public static Command ofJob(Goal goal, String jobId) {
        return of(goal).with(Commands.JOB, jobId);
    }

    /** The same, with one more property. */
    public Command with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(name, value);
        return new Command(goal, more);
    }

    /** The same, with one more property whose value is true. */
    public Command with(String name) {
        return with(name, "true");
    }
}
