package dev.featurestore.maven.image;

import dev.featurestore.operator.config.BackendConfig.ContainerBackend;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Contents and metadata of an image.
 *
 * @param names its names, which differ in the tag; the first one is such as {@code feature_store:v1}
 * @param base base image, by tag or by digest
 * @param platforms its platforms; several only for a registry
 * @param user user of its processes
 * @param created time of creation in its metadata
 * @param labels its labels
 * @param layers its layers on top of the base; the one that changes least often first
 * @param mainClass the class that it starts
 * @param version version of the plugin, for the history
 */
public record ImageSpec(
        List<ImageName> names,
        ImageName base,
        List<Platform> platforms,
        ImageUser user,
        Instant created,
        SortedMap<String, String> labels,
        List<ImageLayer> layers,
        String mainClass,
        String version) {

    /** Work directory of the operator, the same as in the image of {@code ads}. */
    public static final String WORK_DIRECTORY = "/etc/operator";

    /** Home folder of its user, whichever that is. Nothing is written there: it holds what is mounted. */
    public static final String HOME = ContainerBackend.HOME;

    public ImageSpec {
        names = List.copyOf(names);
        platforms = List.copyOf(platforms);
        // In the same order in every JVM, because the order changes the digest.
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        layers = List.copyOf(layers);
    }

    /** Its first name. */
    ImageName name() {
        return names.get(0);
    }

    /** The tags of all its names. */
    List<String> tags() {
        return names.stream()
                .map(ImageName::tag)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }

    /** With one more label. */
    ImageSpec withLabel(String label, String value) {
        SortedMap<String, String> more = new TreeMap<>(labels);
        more.put(label, value);
        return new ImageSpec(names, base, platforms, user, created, more, layers, mainClass, version);
    }

    /**
     * The command that it starts. The process runs for seconds or waits, so the fast compiler and the smallest collector suit it.
     * The home folder is a property, because Java knows no other for a user without an entry in {@code /etc/passwd}.
     */
    public List<String> entrypoint() {
        return List.of(
                "java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.home=" + HOME,
                "-cp",
                WORK_DIRECTORY + "/lib/*",
                mainClass);
    }

    /**
     * A platform of the OCI image specification.
     *
     * @param os {@code linux}
     * @param architecture {@code amd64} or {@code arm64}
     */
    public record Platform(String os, String architecture) {

        /**
         * The platform of a name such as {@code arm64} or {@code linux/arm64}.
         *
         * @throws FeatureStoreException {@code INVALID_PARAMETER} if the name is unknown
         */
        public static Platform of(String name) {
            String architecture = name.startsWith("linux/") ? name.substring("linux/".length()) : name;
            return switch (architecture) {
                case "amd64", "x86_64" -> new Platform("linux", "amd64");
                case "arm64", "aarch64" -> new Platform("linux", "arm64");
                default ->
                    throw FeatureStoreException.of(
                            FailureCode.INVALID_PARAMETER,
                            "featurestore.platforms: must be amd64 or arm64, but is \"" + name + "\"",
                            "Set -Dfeaturestore.platforms=amd64, or amd64,arm64 for both");
            };
        }

        @Override
        public String toString() {
            return os + "/" + architecture;
        }
    }
}
