package dev.featurestore.provider.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether the images of pods can be pulled ("Images", kubernetes.io). */
record PullSecrets(ClusterObjects objects, String namespace) {

    /** The key of a secret with the configuration of a registry's client. */
    static final String CONFIG = ".dockerconfigjson";

    private static final String DOMAIN = "[a-zA-Z0-9]([-a-zA-Z0-9.]*[a-zA-Z0-9])?(:\\d+)?";
    private static final String PATH = "[a-z0-9]+((\\.|_{1,2}|-+)[a-z0-9]+)*";
    private static final Pattern REFERENCE = Pattern.compile(
            "(" + DOMAIN + "/)?" + PATH + "(/" + PATH + ")*(:[\\w][\\w.-]{0,127})?(@sha256:[a-f0-9]{64})?");

    /** Oracle's registry, whose repositories are private unless they are made public. */
    private static final Pattern PRIVATE = Pattern.compile("(?:[a-z0-9-]+\\.)?ocir(?:\\.[a-z0-9-]+\\.oci)?\\.[a-z.]+");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Why an image cannot be pulled, in the words of the kubelet; empty if it may be pulled. */
    Optional<String> problem(String image, List<String> secrets) {
        if (!REFERENCE.matcher(image).matches()) {
            return Optional.of("InvalidImageName: couldn't parse image name \"" + image + "\"");
        }
        int slash = image.indexOf('/');
        String registry = slash < 0 ? "" : image.substring(0, slash);
        if (!PRIVATE.matcher(registry).matches()
                || secrets.isEmpty()
                || secrets.stream().anyMatch(secret -> opens(secret, registry))) {
            return Optional.empty();
        }
        return Optional.of("ErrImagePull: failed to pull \"" + image + "\": no credentials for " + registry
                + " in the pull secret " + String.join(", ", secrets));
    }

    private boolean opens(String secret, String registry) {
        return objects.find(ObjectKind.SECRET, namespace + '/' + secret)
                .filter(object -> hasCredentials(new Attributes(object), registry))
                .isPresent();
    }

    private static boolean hasCredentials(Attributes secret, String registry) {
        if (!(secret.at("data") instanceof Value.Structure data)
                || !(data.elements().get(CONFIG) instanceof Value.Text config)) {
            return false;
        }
        try {
            JsonNode registries = JSON.readTree(config.text()).path("auths");
            return registries.properties().stream()
                    .anyMatch(entry -> entry.getKey()
                            .replaceFirst("^https?://", "")
                            .replaceFirst("/.*", "")
                            .equals(registry));
        } catch (IOException e) {
            return false;
        }
    }
}
