package dev.featurestore.operator.oci;

import com.oracle.bmc.model.BmcException;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.oci.http.WrongAnswer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Turns the SDK's failure of a request into one with code, message and hint.
 *
 * @param endpoint address of the service
 * @param credentials the credentials that signed it
 * @param service the service
 */
record Failures(String endpoint, Credentials credentials, Service service) {

    /** Services, with the hint for a 404. */
    enum Service {
        RESOURCE_MANAGER(
                "Check the OCIDs in the configuration, and that your group may manage orm-stacks and orm-jobs in the"
                        + " compartment"),
        IDENTITY("Check the OCIDs in the configuration, and that your group may inspect compartments and policies"),
        OBJECT_STORAGE(
                "Check the bucket, the namespace, the region and the name of the object, and that your group may read"
                        + " objects in the bucket. To deliver a bundle through a bucket, it must be allowed to manage them");

        private final String absent;

        Service(String absent) {
            this.absent = absent;
        }
    }

    /** First digit of a status that leads elsewhere: no service of OCI answers so, but sign-in pages of networks do. */
    private static final int REDIRECTION = 3;

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    /**
     * The failure of a request.
     *
     * @param what the request, to follow "Cannot"
     * @param lastAnswer status and content type of the answer
     * @param isChange whether the request is one to change something, which a running job may prevent
     */
    FeatureStoreException failure(String what, RuntimeException e, String lastAnswer, boolean isChange) {
        if (e instanceof MissingField missing) {
            return invalid(what, lastAnswer, "without " + missing.field(), e);
        }
        Optional<WrongAnswer> wrong = find(e, WrongAnswer.class);
        if (wrong.isPresent()) {
            return invalid(what, lastAnswer, String.valueOf(wrong.get().getMessage()), e);
        }
        if (!(e instanceof BmcException refusal)) {
            // Nothing was sent: the SDK could not sign. Its message may quote the key, so only its class and frames are
            // passed on.
            return unusable(credentials, e);
        }
        String cannot = "Cannot " + what;
        String prefix = cannot + ": ";
        if (refusal.getStatusCode() < 0 || refusal.isClientSide()) {
            return FeatureStoreException.of(
                    FailureCode.CLOUD_UNREACHABLE,
                    prefix + "no response from " + endpoint + " (" + reason(refusal) + ")",
                    wayOut(refusal),
                    refusal);
        }
        if (refusal.getStatusCode() / 100 == REDIRECTION) {
            return invalid(what, lastAnswer, "a redirect", refusal);
        }
        String answer = refusal.getStatusCode() + "-" + refusal.getServiceCode() + ", " + plain(refusal)
                + " (opc-request-id " + refusal.getOpcRequestId() + ")";
        return switch (refusal.getStatusCode()) {
            case 401 ->
                FeatureStoreException.of(
                        FailureCode.CLOUD_REFUSED,
                        cannot + " with the " + credentials.source() + ": " + answer,
                        credentials.hint());
            case REQUEST_TIMEOUT, TOO_MANY_REQUESTS -> inTrouble(prefix + answer);
            case 404 -> FeatureStoreException.of(FailureCode.CLOUD_REFUSED, prefix + answer, service.absent);
            case 409 ->
                service == Service.RESOURCE_MANAGER && isChange
                        ? FeatureStoreException.of(
                                FailureCode.STACK_BUSY,
                                prefix + answer,
                                "Wait until the running job of this stack has ended, then run the same command again")
                        : refused(prefix + answer);
            default -> refusal.getStatusCode() >= 500 ? inTrouble(prefix + answer) : refused(prefix + answer);
        };
    }

    private static FeatureStoreException refused(String message) {
        return FeatureStoreException.of(
                FailureCode.CLOUD_REFUSED,
                message,
                "Fix the cause that the service reports, then run the same command again");
    }

    private FeatureStoreException invalid(String what, String lastAnswer, String answer, RuntimeException e) {
        return FeatureStoreException.of(
                FailureCode.CLOUD_ANSWER_INVALID,
                "Cannot " + what + ": the answer of " + endpoint + " is not one of OCI: " + lastAnswer + ", " + answer,
                "Check whether a proxy, a firewall or a sign-in page of your network answers in place of OCI, and"
                        + " -Dfeaturestore.endpoint",
                e);
    }

    private static FeatureStoreException inTrouble(String message) {
        return FeatureStoreException.of(
                FailureCode.CLOUD_IN_TROUBLE,
                message,
                "Run the same command again later; the service is busy or has a problem");
    }

    /** The private key cannot be read or cannot sign. */
    static FeatureStoreException unusable(Credentials credentials, RuntimeException cause) {
        if (Thread.currentThread().isInterrupted()) {
            // The SDK reads keys through channels, which an interrupt closes.
            return FeatureStoreException.of(
                    FailureCode.INTERRUPTED,
                    "Interrupted while reading the " + credentials.source(),
                    "Run the same command again",
                    WithoutText.of(cause));
        }
        return FeatureStoreException.of(
                FailureCode.CREDENTIALS_NOT_FOUND,
                "Cannot sign with the " + credentials.source(),
                "Check that key_file is a private key in PEM format, and that its pass phrase is right: pass_phrase in the"
                        + " profile, OCI_CLI_PASSPHRASE, or a server in Maven's settings.xml (featurestore.serverId)",
                WithoutText.of(cause));
    }

    private static String plain(BmcException e) {
        String message = e.getUnmodifiedMessage();
        return message == null ? "no message" : message;
    }

    /** Why there was no response, or the response. */
    static String reason(Throwable e) {
        if (e instanceof BmcException refusal && refusal.getStatusCode() > 0 && !refusal.isClientSide()) {
            return refusal.getStatusCode() + "-" + refusal.getServiceCode() + ", " + plain(refusal);
        }
        Throwable root = root(e);
        @Nullable String message = root.getMessage();
        return root.getClass().getSimpleName()
                + (message == null || root instanceof BmcException ? "" : ": " + message);
    }

    private static String wayOut(Throwable e) {
        Throwable root = root(e);
        Optional<SSLException> tls = find(e, SSLException.class);
        if (tls.isPresent()) {
            return "If a proxy or firewall in your network inspects TLS, set its certificate authority with"
                    + " -Dfeaturestore.caCertificates (a PEM file)";
        }
        if (root instanceof UnknownHostException) {
            return "Check the region and -Dfeaturestore.endpoint. If only a proxy can resolve host names, set it in"
                    + " Maven's settings.xml or HTTPS_PROXY";
        }
        if (root instanceof ConnectException || root instanceof SocketTimeoutException) {
            return "Check the network. If your network needs a proxy, set it in Maven's settings.xml or HTTPS_PROXY."
                    + " To use another address, set -Dfeaturestore.endpoint";
        }
        return "Check the region, the network and the proxy. To use another address, set -Dfeaturestore.endpoint";
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static <T extends IOException> Optional<T> find(Throwable e, Class<T> type) {
        for (@Nullable Throwable t = e; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return Optional.of(type.cast(t));
            }
        }
        return Optional.empty();
    }
}
