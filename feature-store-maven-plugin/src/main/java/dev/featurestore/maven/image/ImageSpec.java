package dev.featurestore.maven.image;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What an image is.
 *
 * @param name its reference, such as {@code feature_store:v1}
 * @param base reference of the image that it is built on, with a tag or a digest
 * @param platforms what it runs on, such as {@code linux/amd64}; several only in a registry
 * @param user who runs in it, as in a Dockerfile's {@code USER}
 * @param created when it was made, as it says itself
 * @param labels its labels
 * @param layers its layers above the base, those that change least first
 * @param mainClass the class that it starts
 */
public record ImageSpec(
        String name,
        String base,
        List<Platform> platforms,
        String user,
        Instant created,
        Map<String, String> labels,
        List<ImageLayer> layers,
        String mainClass) {

    /** The folder that the operator works in, as in the operator's origin. */
    public static final String WORK_DIRECTORY = "/etc/operator";

    public ImageSpec {
        platforms = List.copyOf(platforms);
        labels = Map.copyOf(labels);
        layers = List.copyOf(layers);
    }

    /**
     * What an image runs on, in the words of the OCI image specification.
     *
     * @param os {@code linux}
     * @param architecture {@code amd64} or {@code arm64}
     */
    public record Platform(String os, String architecture) {

        @Override
        public String toString() {
            return os + "/" + architecture;
        }
    }
}
