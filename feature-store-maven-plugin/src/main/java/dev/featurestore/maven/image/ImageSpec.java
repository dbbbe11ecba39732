package dev.featurestore.maven.image;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an image is.
 *
 * @param name its name, such as {@code feature_store:v1}
 * @param base the image that it is built on, by tag or by digest
 * @param platforms what it runs on; several only in a registry
 * @param user who runs in it, as in a Dockerfile's {@code USER}
 * @param created when it was made, as it says itself
 * @param labels its labels
 * @param layers its layers above the base, those that change least first
 * @param mainClass the class that it starts
 */
public record ImageSpec(
        ImageName name,
        ImageName base,
        List<Platform> platforms,
        String user,
        Instant created,
        SortedMap<String, String> labels,
        List<ImageLayer> layers,
        String mainClass) {

    /** The folder that the operator works in, as in the operator's origin. */
    public static final String WORK_DIRECTORY = "/etc/operator";

    public ImageSpec {
        platforms = List.copyOf(platforms);
        // In one order in every JVM: it decides the digest.
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        layers = List.copyOf(layers);
    }

    /**
     * What an image runs on, in the words of the OCI image specification.
     *
     * @param os {@code linux}
     * @param architecture {@code amd64} or {@code arm64}
     */
    public record Platform(String os, String architecture) {

        /**
         * The platform of a name such as {@code arm64} or {@code linux/arm64}.
         *
         * @throws FeatureStoreException {@code INVALID_PARAMETER} if there is none of that name
         */
        public static Platform of(String name) {
            String architecture = name.startsWith("linux/") ? name.substring("linux/".length()) : name;
            return switch (architecture) {
                case "amd64", "x86_64" -> new Platform("linux", "amd64");
                case "arm64", "aarch64" -> new Platform("linux", "arm64");
                default ->
                    throw FeatureStoreException.of(
                            FailureCode.INVALID_PARAMETER,
                            "featurestore.platforms: expected amd64 or arm64, found \"" + name + "\"",
                            "write -Dfeaturestore.platforms=amd64, or amd64,arm64 for both");
            };
        }

        @Override
        public String toString() {
            return os + "/" + architecture;
        }
    }
}
