package dev.featurestore.operator.oci;

import com.oracle.bmc.model.BmcException;
import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Words for what went wrong with a request.
 *
 * @param endpoint address of the service
 * @param credentialsSource where the credentials came from
 */
record Failures(String endpoint, String credentialsSource) {

    /** @param what the request, as in "could not ..." */
    FeatureStoreException of(String what, RuntimeException e) {
        if (!(e instanceof BmcException refusal)) {
            // Nothing was sent: the SDK could not sign. Its message may quote the key file, so it is not passed on.
            return unusable(credentialsSource);
        }
        String said = "could not " + what + ": ";
        if (refusal.getStatusCode() < 0 || refusal.isClientSide()) {
            return FeatureStoreException.of(
                    FailureCode.CLOUD_UNREACHABLE,
                    said + "no answer from " + endpoint + " (" + cause(refusal) + ")",
                    "check the region, the network and the proxy; -Dfeaturestore.endpoint replaces the address",
                    refusal);
        }
        String answer = refusal.getStatusCode() + "-" + refusal.getServiceCode() + ", " + plain(refusal)
                + " (opc-request-id " + refusal.getOpcRequestId() + ")";
        return switch (refusal.getStatusCode()) {
            case 401 ->
                FeatureStoreException.of(
                        FailureCode.CLOUD_REFUSED,
                        said + answer,
                        "the " + credentialsSource
                                + " was not accepted: check user, fingerprint, tenancy, key_file, and"
                                + " this machine's clock");
            case 404 ->
                FeatureStoreException.of(
                        FailureCode.CLOUD_REFUSED,
                        said + answer,
                        "check the OCIDs in the configuration, and that your group may manage orm-stacks and orm-jobs in"
                                + " the compartment");
            case 409 ->
                FeatureStoreException.of(
                        FailureCode.STACK_BUSY,
                        said + answer,
                        "another job of this stack is running: wait for its end, then run the same command again");
            default ->
                FeatureStoreException.of(
                        FailureCode.CLOUD_REFUSED,
                        said + answer,
                        refusal.getStatusCode() >= 500 || refusal.getStatusCode() == 429
                                ? "the service is busy or in trouble: run the same command again later"
                                : "mend what the service names, then run the same command again");
        };
    }

    /** The private key cannot be read or does not sign. */
    static FeatureStoreException unusable(String credentialsSource) {
        return FeatureStoreException.of(
                FailureCode.CREDENTIALS_NOT_FOUND,
                "the " + credentialsSource + " cannot be used",
                "check that key_file holds a private key in PEM format, and that pass_phrase fits it");
    }

    private static String plain(BmcException e) {
        String message = e.getUnmodifiedMessage();
        return message == null ? "no message" : message;
    }

    private static String cause(BmcException e) {
        @Nullable Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return cause.getClass().getSimpleName() + (message == null || cause == e ? "" : ": " + message);
    }
}
