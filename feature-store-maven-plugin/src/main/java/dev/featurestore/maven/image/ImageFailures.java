package dev.featurestore.maven.image;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InsecureRegistryException;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryAuthenticationFailedException;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.http.ResponseException;
import com.google.cloud.tools.jib.registry.RegistryCredentialsNotSentException;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Converts failures of Jib and of registries to {@link FeatureStoreException}. */
final class ImageFailures {

    private static final String CHECK_NETWORK =
            "Check the name, the network and the proxy (Maven's settings.xml or HTTPS_PROXY)";
    private static final String ALLOW_INSECURE = "If you trust the network, set -Dfeaturestore.allowInsecureRegistries";
    private static final String OWN_AUTHORITY =
            "For your own certificate authority, set -Dfeaturestore.caCertificates to a PEM file with its certificate";

    private ImageFailures() {}

    /**
     * A failed build.
     *
     * @param logins for the source of the credentials that a registry refused
     * @param results folders for results that the failed part of the build writes to
     */
    static FeatureStoreException of(
            Throwable cause, ImageSpec spec, ImageTarget target, RegistryLogins logins, Path... results) {
        String what = "Cannot build the image " + spec.name() + ": ";
        LocalFailure local = LocalFailure.towards(target, results);
        for (Throwable link = cause; link != null; link = link.getCause()) {
            Optional<FeatureStoreException> known = known(link, what, spec, logins, cause);
            if (known.isPresent()) {
                return known.get();
            }
            Optional<FeatureStoreException> ofFiles = local.of(link, what, cause);
            if (ofFiles.isPresent()) {
                return ofFiles.get();
            }
        }
        return FeatureStoreException.of(
                target instanceof ImageTarget.Registry ? FailureCode.REGISTRY_REFUSED : FailureCode.IMAGE_FAILED,
                what + message(cause),
                "Run the command again with -e for details",
                cause);
    }

    static FeatureStoreException notInCache(ImageSpec spec) {
        return FeatureStoreException.of(
                FailureCode.OFFLINE,
                "Cannot build the image " + spec.name() + ": Maven is offline (-o), and the base " + spec.base()
                        + " is not in the cache",
                "Run the command once without -o");
    }

    /** The cause in one line, as the JDK or the registry reports it. */
    static String reason(Throwable e) {
        return RegistryError.in(e).map(RegistryError::text).orElseGet(() -> {
            String text = message(e).lines().findFirst().orElse("");
            return e.getClass().getSimpleName() + ": " + text;
        });
    }

    /** The registry of the image, which cannot be used. */
    static FeatureStoreException of(RegistryProbe.Finding finding, ImageSpec spec, String host, Registries registries) {
        return of(finding, spec, "the registry " + host, remedy(finding.trouble(), host, registries));
    }

    /** The registry of the base, which cannot be used, and no mirror of it can. */
    static FeatureStoreException ofBase(RegistryProbe.Finding finding, ImageSpec spec, Registries registries) {
        String host = spec.base().registry();
        String remedy = remedy(finding.trouble(), host, registries);
        if (finding.trouble() == RegistryProbe.Trouble.SILENT) {
            remedy += ". To use the base of an earlier build, add -o. "
                    + (registries.mirrors(host).isEmpty()
                            ? "To use a mirror, set -Dfeaturestore.registryMirrors=" + host + "=HOST"
                            : "To use the mirror that is set, fix the cause in its warning");
        }
        return of(finding, spec, "the registry " + host + " of the base " + spec.base(), remedy);
    }

    private static FeatureStoreException of(
            RegistryProbe.Finding finding, ImageSpec spec, String registry, String remedy) {
        String what = "Cannot build the image " + spec.name() + ": ";
        String reason = " (" + finding.reason() + ")";
        return switch (finding.trouble()) {
            case SILENT ->
                FeatureStoreException.of(
                        FailureCode.REGISTRY_UNREACHABLE, what + registry + " does not answer" + reason, remedy);
            case PLAIN ->
                FeatureStoreException.of(
                        FailureCode.REGISTRY_REFUSED, what + registry + " answers without TLS" + reason, remedy);
            case OTHER_NAME ->
                FeatureStoreException.of(
                        FailureCode.REGISTRY_REFUSED,
                        what + "the certificate of " + registry + " is for another host name" + reason,
                        remedy);
            case UNTRUSTED ->
                FeatureStoreException.of(
                        FailureCode.REGISTRY_REFUSED,
                        what + "the TLS connection to " + registry + " failed" + reason,
                        remedy);
        };
    }

    /** What to do about a registry or a mirror that cannot be used. */
    static String remedy(RegistryProbe.Trouble trouble, String host, Registries registries) {
        return switch (trouble) {
            case SILENT -> CHECK_NETWORK;
            case PLAIN -> ALLOW_INSECURE;
            case OTHER_NAME ->
                "Use the host name in the certificate, or create a certificate for " + host.replaceFirst(":\\d+$", "");
            case UNTRUSTED ->
                registries
                        .network()
                        .caCertificates()
                        .map(file -> "For your own certificate authority, add its certificate to " + file)
                        .orElse(OWN_AUTHORITY);
        };
    }

    private static Optional<FeatureStoreException> known(
            Throwable link, String what, ImageSpec spec, RegistryLogins logins, Throwable cause) {
        if (link instanceof FeatureStoreException failure) {
            return Optional.of(failure);
        }
        if (link instanceof RegistryCredentialsNotSentException) {
            return refused(
                    what + plain(message(link)),
                    "Use a registry with TLS, or set -DsendCredentialsOverHttp=true to send passwords without TLS",
                    cause);
        }
        if (link instanceof RegistryUnauthorizedException refused) {
            return Optional.of(denied(refused.getImageReference(), what, logins, cause));
        }
        if (link instanceof RegistryAuthenticationFailedException failed) {
            String image = failed.getServerUrl() + "/" + failed.getImageName();
            if (RegistryError.in(link).filter(RegistryError::denies).isPresent()) {
                return Optional.of(denied(image, what, logins, cause));
            }
        }
        if (link instanceof InsecureRegistryException) {
            return refused(what + message(link), OWN_AUTHORITY + ". " + ALLOW_INSECURE, cause);
        }
        if (link instanceof SSLException failed) {
            if (RegistryProbe.trouble(failed) == RegistryProbe.Trouble.OTHER_NAME) {
                return refused(
                        what + "the certificate of a registry is for another host name: " + message(link),
                        "Use the host name in the certificate, or create a certificate for this host",
                        cause);
            }
            return refused(what + "the TLS connection to the registry failed: " + message(link), OWN_AUTHORITY, cause);
        }
        if (link instanceof CredentialRetrievalException) {
            return refused(
                    what + "cannot read the credentials for the registry: " + message(link),
                    "Fix Docker's configuration, or add the credentials to a <server> of Maven's settings.xml",
                    cause);
        }
        if (link instanceof UnknownHostException
                || link instanceof ConnectException
                || link instanceof SocketTimeoutException) {
            return Optional.of(FeatureStoreException.of(
                    FailureCode.REGISTRY_UNREACHABLE,
                    what + "a registry does not answer (" + link.getClass().getSimpleName() + ": " + message(link)
                            + ")",
                    "Check the network and the proxy (Maven's settings.xml or HTTPS_PROXY)",
                    cause));
        }
        if (link instanceof ResponseException answer && answer.getStatusCode() == 404) {
            return refused(
                    what + "image not found: " + message(cause),
                    "Check featurestore.baseImage (" + spec.base() + ") and featurestore.image",
                    cause);
        }
        return Optional.empty();
    }

    private static FeatureStoreException denied(String image, String what, RegistryLogins logins, Throwable cause) {
        String host = reference(image).map(ImageReference::getRegistry).orElse(image);
        String user = host.endsWith(".ocir.io")
                ? ". The registry of OCI requires NAMESPACE/USER and an auth token, not the password"
                : "";
        String answer =
                RegistryError.in(cause).map(error -> " (" + error.text() + ")").orElse("");
        return reference(image)
                .flatMap(logins::source)
                .map(source -> FeatureStoreException.of(
                        FailureCode.REGISTRY_REFUSED,
                        what + host + " denied access to " + image + " with the credentials of " + source + answer,
                        "Check user name, password and rights of these credentials" + user,
                        cause))
                .orElseGet(() -> FeatureStoreException.of(
                        FailureCode.REGISTRY_REFUSED,
                        what + host + " denied access to " + image + answer,
                        "Add user name and password to Maven's settings.xml as a <server> with the ID " + host
                                + ", or run docker login " + host + user,
                        cause));
    }

    private static Optional<FeatureStoreException> refused(String message, String hint, Throwable cause) {
        return Optional.of(FeatureStoreException.of(FailureCode.REGISTRY_REFUSED, message, hint, cause));
    }

    private static String message(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : plain(message);
    }

    /** Removes the colors that Jib adds to some messages even if they do not go to a terminal. */
    static String plain(String message) {
        return message.replaceAll("\u001b\\[[0-9;]*m", "").strip();
    }

    private static Optional<ImageReference> reference(String image) {
        try {
            return Optional.of(ImageReference.parse(image));
        } catch (InvalidImageReferenceException e) {
            return Optional.empty();
        }
    }
}
