package dev.featurestore.operator.oci;

import com.oracle.bmc.model.BmcException;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Words for what went wrong with a request.
 *
 * @param endpoint address of the service
 * @param credentials who signed it
 * @param service the service
 */
record Failures(String endpoint, Credentials credentials, Service service) {

    /** Services, and what to do where they refuse. */
    enum Service {
        RESOURCE_MANAGER(
                "check the OCIDs in the configuration, and that your group may manage orm-stacks and orm-jobs in the"
                        + " compartment"),
        IDENTITY("check the OCIDs in the configuration, and that your group may inspect compartments and policies"),
        OBJECT_STORAGE(
                "check bucket, namespace, region and name of the object, and that your group may read objects there (and"
                        + " manage them, where a bundle goes through a bucket)");

        private final String absent;

        Service(String absent) {
            this.absent = absent;
        }
    }

    private static final int TOO_MANY_REQUESTS = 429;

    /**
     * Makes a request, and fails in these words.
     *
     * @param what the request, as in "could not ..."
     */
    <T> T call(String what, Supplier<T> request) {
        try {
            return request.get();
        } catch (RuntimeException e) {
            throw of(what, e);
        }
    }

    /** @param what the request, as in "could not ..." */
    FeatureStoreException of(String what, RuntimeException e) {
        if (!(e instanceof BmcException refusal)) {
            // Nothing was sent: the SDK could not sign. Its message may quote the key, so only its class and frames are
            // passed on.
            return unusable(credentials, e);
        }
        String said = "could not " + what + ": ";
        if (refusal.getStatusCode() < 0 || refusal.isClientSide()) {
            return FeatureStoreException.of(
                    FailureCode.CLOUD_UNREACHABLE,
                    said + "no answer from " + endpoint + " (" + reason(refusal) + ")",
                    wayOut(refusal),
                    refusal);
        }
        String answer = refusal.getStatusCode() + "-" + refusal.getServiceCode() + ", " + plain(refusal)
                + " (opc-request-id " + refusal.getOpcRequestId() + ")";
        return switch (refusal.getStatusCode()) {
            case 401 ->
                FeatureStoreException.of(
                        FailureCode.CLOUD_REFUSED,
                        said + answer,
                        "the " + credentials.source() + " was not accepted: " + credentials.mend());
            case TOO_MANY_REQUESTS -> inTrouble(said + answer);
            case 404 -> FeatureStoreException.of(FailureCode.CLOUD_REFUSED, said + answer, service.absent);
            case 409 ->
                service == Service.RESOURCE_MANAGER
                        ? FeatureStoreException.of(
                                FailureCode.STACK_BUSY,
                                said + answer,
                                "another job of this stack is running: wait for its end, then run the same command"
                                        + " again")
                        : refused(said + answer);
            default -> refusal.getStatusCode() >= 500 ? inTrouble(said + answer) : refused(said + answer);
        };
    }

    private static FeatureStoreException refused(String message) {
        return FeatureStoreException.of(
                FailureCode.CLOUD_REFUSED, message, "mend what the service names, then run the same command again");
    }

    /** An answer that ended before its end. */
    static FeatureStoreException brokenOff(String what, IOException e) {
        return FeatureStoreException.of(
                FailureCode.CLOUD_UNREACHABLE,
                "could not read " + what + " to its end: " + e.getMessage(),
                "run the same command again",
                e);
    }

    private static FeatureStoreException inTrouble(String message) {
        return FeatureStoreException.of(
                FailureCode.CLOUD_IN_TROUBLE,
                message,
                "the service is busy or in trouble: run the same command again later");
    }

    /** The private key cannot be read or does not sign. */
    static FeatureStoreException unusable(Credentials credentials, RuntimeException cause) {
        return FeatureStoreException.of(
                FailureCode.CREDENTIALS_NOT_FOUND,
                "the " + credentials.source() + " cannot be used",
                "check that key_file holds a private key in PEM format, and that its pass phrase fits: pass_phrase in the"
                        + " profile, OCI_CLI_PASSPHRASE, or a server in Maven's settings.xml (featurestore.serverId)",
                WithoutText.of(cause));
    }

    private static String plain(BmcException e) {
        String message = e.getUnmodifiedMessage();
        return message == null ? "no message" : message;
    }

    /** Why there was no answer, or what the answer was. */
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
            return "if a proxy or firewall of yours opens TLS, name its certificate authority with"
                    + " -Dfeaturestore.caCertificates (a PEM file)";
        }
        if (root instanceof UnknownHostException) {
            return "check the region and -Dfeaturestore.endpoint; where only a proxy may look names up, set it in Maven's"
                    + " settings.xml or HTTPS_PROXY";
        }
        if (root instanceof ConnectException || root instanceof SocketTimeoutException) {
            return "check the network; if there is a proxy, set it in Maven's settings.xml or HTTPS_PROXY;"
                    + " -Dfeaturestore.endpoint replaces the address";
        }
        return "check the region, the network and the proxy; -Dfeaturestore.endpoint replaces the address";
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
