package dev.featurestore.operator.estimate;

import dev.featurestore.operator.graph.ReferenceGraph;
import dev.featurestore.terraform.oci.ResourceType;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How long it takes to create a resource: the table of OCI's usual durations, {@code resource-types.txt}, corrected by what the job has
 * created so far. A type that has been created takes as long as before; others take as much longer or shorter as all of those did.
 */
final class UsualDurations {

    /** Weight of the table against the job, in seconds of usual duration. */
    private static final double TRUST = 60;

    private record Seen(int count, double seconds) {}

    private final Map<String, Seen> seen = new HashMap<>();
    private double usual;
    private double actual;

    /** Adds a resource that was created. */
    void learn(String address, Duration took) {
        String type = type(address);
        seen.merge(
                type,
                new Seen(1, took.toSeconds()),
                (one, other) -> new Seen(one.count + other.count, one.seconds + other.seconds));
        usual += table(type);
        actual += took.toSeconds();
    }

    /** The seconds for a resource. */
    double seconds(String address) {
        String type = type(address);
        Seen same = seen.get(type);
        return same == null ? table(type) * (TRUST + actual) / (TRUST + usual) : same.seconds / same.count;
    }

    private static double table(String type) {
        return ResourceType.of(type).creation().toSeconds();
    }

    private static String type(String address) {
        String[] names = ReferenceGraph.withoutKeys(address).split("\\.", -1);
        return names.length < 2 ? address : names[names.length - 2];
    }
}
