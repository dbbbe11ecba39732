package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InsecureRegistryException;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.http.ResponseException;
import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;

/** Says in the words of the user why an image could not be built. */
final class ImageFailures {

    private ImageFailures() {}

    static FeatureStoreException of(Throwable cause, ImageSpec spec, ImageTarget target) {
        String what = "the image " + spec.name() + " could not be built: ";
        for (Throwable link = cause; link != null; link = link.getCause()) {
            if (link instanceof RegistryUnauthorizedException refused) {
                String host = registry(refused.getImageReference());
                return FeatureStoreException.of(
                        FailureCode.REGISTRY_REFUSED,
                        what + host + " does not let you in to " + refused.getImageReference(),
                        "put name and password for it into a server with the id " + host
                                + " of Maven's settings.xml, or sign in with docker login " + host,
                        cause);
            }
            if (link instanceof InsecureRegistryException) {
                return FeatureStoreException.of(
                        FailureCode.REGISTRY_REFUSED,
                        what + link.getMessage(),
                        "set -Dfeaturestore.allowInsecureRegistries if you trust the way to it",
                        cause);
            }
            if (link instanceof ResponseException answer && answer.getStatusCode() == 404) {
                return FeatureStoreException.of(
                        FailureCode.REGISTRY_REFUSED,
                        what + "no such image: " + cause.getMessage(),
                        "check featurestore.baseImage and featurestore.image",
                        cause);
            }
        }
        return FeatureStoreException.of(
                target instanceof ImageTarget.Registry ? FailureCode.REGISTRY_REFUSED : FailureCode.IMAGE_FAILED,
                what + cause.getMessage(),
                "look at the message above; with -e Maven shows where it came from",
                cause);
    }

    private static String registry(String reference) {
        try {
            return ImageReference.parse(reference).getRegistry();
        } catch (InvalidImageReferenceException e) {
            return reference;
        }
    }
}
