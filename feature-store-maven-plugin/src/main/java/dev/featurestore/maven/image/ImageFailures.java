package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InsecureRegistryException;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.http.ResponseException;
import com.google.cloud.tools.jib.registry.RegistryCredentialsNotSentException;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Says in the words of the user why an image could not be built. */
final class ImageFailures {

    private ImageFailures() {}

    static FeatureStoreException of(Throwable cause, ImageSpec spec, ImageTarget target) {
        String what = "the image " + spec.name() + " could not be built: ";
        for (Throwable link = cause; link != null; link = link.getCause()) {
            Optional<FeatureStoreException> known = known(link, what, spec, cause);
            if (known.isPresent()) {
                return known.get();
            }
        }
        if (message(cause).contains("offline mode")) {
            return FeatureStoreException.of(
                    FailureCode.OFFLINE,
                    what + "Maven is offline (-o), and the base " + spec.base() + " is not in the cache",
                    "run it once without -o");
        }
        return FeatureStoreException.of(
                target instanceof ImageTarget.Registry ? FailureCode.REGISTRY_REFUSED : FailureCode.IMAGE_FAILED,
                what + message(cause),
                "look at the message above; with -e Maven shows where it came from",
                cause);
    }

    /** A registry that does not answer. */
    static FeatureStoreException silent(ImageSpec spec, String host, boolean base, String reason) {
        String proxy = "check the name, the network and the proxy (Maven's settings.xml or HTTPS_PROXY)";
        return FeatureStoreException.of(
                FailureCode.REGISTRY_UNREACHABLE,
                "the image " + spec.name() + " could not be built: the registry " + host
                        + (base ? " of the base " + spec.base() : "") + " does not answer (" + reason + ")",
                base
                        ? proxy + "; with -o the base of an earlier build is used, and -Dfeaturestore.registryMirrors="
                                + host + "=HOST names another place for it"
                        : proxy);
    }

    private static Optional<FeatureStoreException> known(Throwable link, String what, ImageSpec spec, Throwable cause) {
        if (link instanceof FeatureStoreException told) {
            return Optional.of(told);
        }
        if (link instanceof RegistryCredentialsNotSentException) {
            return refused(
                    what + plain(message(link)),
                    "passwords are sent without TLS only with -DsendCredentialsOverHttp=true",
                    cause);
        }
        if (link instanceof RegistryUnauthorizedException refused) {
            String host = registry(refused.getImageReference());
            String user = host.endsWith(".ocir.io")
                    ? "; OCI's registry wants NAMESPACE/USER and an auth token, not the password"
                    : "";
            return refused(
                    what + host + " does not let you in to " + refused.getImageReference(),
                    "put name and password for it into a server with the id " + host
                            + " of Maven's settings.xml, or sign in with docker login " + host + user,
                    cause);
        }
        if (link instanceof InsecureRegistryException) {
            return refused(
                    what + message(link),
                    "set -Dfeaturestore.allowInsecureRegistries if you trust the way to it; a certificate authority of"
                            + " your own goes into a trust store: MAVEN_OPTS=-Djavax.net.ssl.trustStore=FILE",
                    cause);
        }
        if (link instanceof SSLException) {
            return refused(
                    what + "no TLS with the registry: " + message(link),
                    "a certificate authority of your own goes into a trust store:"
                            + " MAVEN_OPTS=-Djavax.net.ssl.trustStore=FILE",
                    cause);
        }
        if (link instanceof CredentialRetrievalException) {
            return refused(
                    what + "the login for a registry cannot be read: " + message(link),
                    "mend Docker's configuration, or put the login into a server of Maven's settings.xml",
                    cause);
        }
        if (link instanceof UnknownHostException
                || link instanceof ConnectException
                || link instanceof SocketTimeoutException) {
            return Optional.of(FeatureStoreException.of(
                    FailureCode.REGISTRY_UNREACHABLE,
                    what + "a registry does not answer (" + link.getClass().getSimpleName() + ": " + message(link)
                            + ")",
                    "check the network and the proxy (Maven's settings.xml or HTTPS_PROXY)",
                    cause));
        }
        if (link instanceof ResponseException answer && answer.getStatusCode() == 404) {
            return refused(
                    what + "no such image: " + message(cause),
                    "check featurestore.baseImage (" + spec.base() + ") and featurestore.image",
                    cause);
        }
        return Optional.empty();
    }

    private static Optional<FeatureStoreException> refused(String message, String hint, Throwable cause) {
        return Optional.of(FeatureStoreException.of(FailureCode.REGISTRY_REFUSED, message, hint, cause));
    }

    private static String message(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : plain(message);
    }

    /** Without the colours that Jib puts into some messages, whoever reads them. */
    static String plain(String message) {
        return message.replaceAll("\u001b\\[[0-9;]*m", "").strip();
    }

    private static String registry(String reference) {
        try {
            return ImageReference.parse(reference).getRegistry();
        } catch (InvalidImageReferenceException e) {
            return reference;
        }
    }
}
