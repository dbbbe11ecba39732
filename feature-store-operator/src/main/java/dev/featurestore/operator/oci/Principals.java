package dev.featurestore.operator.oci;

import com.oracle.bmc.auth.BasicAuthenticationDetailsProvider;
import com.oracle.bmc.auth.InstancePrincipalsAuthenticationDetailsProvider;
import com.oracle.bmc.auth.InstancePrincipalsAuthenticationDetailsProvider.InstancePrincipalsAuthenticationDetailsProviderBuilder;
import com.oracle.bmc.auth.ResourcePrincipalAuthenticationDetailsProvider;
import com.oracle.bmc.auth.ResourcePrincipalAuthenticationDetailsProvider.ResourcePrincipalAuthenticationDetailsProviderBuilder;
import com.oracle.bmc.model.BmcException;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.oci.http.Transport;
import dev.featurestore.operator.profile.SignInChoice;
import dev.featurestore.operator.text.DebugLog;
import dev.featurestore.operator.words.Times;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Signs in as an instance, a resource or a pod of OCI. Each principal gets its first security token here, so that a failure
 * is reported before the first request.
 */
final class Principals {

    private static final String METADATA = "http://169.254.169.254/opc/v2/";
    private static final int METADATA_MILLIS = 6_000;

    private Principals() {}

    /** An instance principal, by the certificate of the metadata service. */
    static Credentials instance(SignInChoice choice, OciConnection connection, Transport transport) {
        String source = "instance principal of this machine" + choice.shownAuthSource();
        String hint =
                "Run on a compute instance of OCI, in a dynamic group that has the policies for this. Elsewhere, set"
                        + " -Dfeaturestore.auth to another authentication type";
        String metadata = connection.signIn().environment().getOrDefault("OCI_METADATA_BASE_URL", METADATA);
        Reachable reachable = new Reachable(transport);
        // The SDK would try for minutes.
        reachable.requireOk(
                URI.create(metadata + (metadata.endsWith("/") ? "" : "/") + "identity/cert.pem"),
                Map.of("Authorization", "Bearer Oracle"),
                "The metadata service of the instance",
                hint);
        return first(
                source,
                hint,
                () -> transport.during(() -> {
                    InstancePrincipalsAuthenticationDetailsProviderBuilder builder =
                            InstancePrincipalsAuthenticationDetailsProvider.builder()
                                    .metadataBaseUrl(metadata)
                                    .detectEndpointRetries(0)
                                    .timeoutForEachRetry(METADATA_MILLIS);
                    // The variable is that of Oracle's Go SDK and Terraform provider.
                    Optional.ofNullable(connection.signIn().environment().get("OCI_SDK_AUTH_CLIENT_REGION_URL"))
                            .or(() -> connection.endpointOf("auth"))
                            .ifPresent(builder::federationEndpoint);
                    BasicAuthenticationDetailsProvider provider = builder.build();
                    reachable.require(
                            URI.create(builder.getFederationEndpoint()),
                            "The authentication service of OCI",
                            "Give this machine access to it, through a service gateway or a proxy");
                    return provider;
                }));
    }

    /** A resource principal, by the variables that its service sets. */
    static Credentials resource(SignInChoice choice, OciConnection connection, Transport transport) {
        Map<String, String> environment = connection.signIn().environment();
        String version = environment.getOrDefault("OCI_RESOURCE_PRINCIPAL_VERSION", "");
        String hint = "Run in a function, job or notebook of OCI, in a dynamic group that has the policies for this."
                + " Elsewhere, set -Dfeaturestore.auth to another authentication type";
        if (version.isEmpty()) {
            throw FeatureStoreException.of(
                    FailureCode.CREDENTIALS_NOT_FOUND,
                    "Cannot sign in with a resource principal: OCI_RESOURCE_PRINCIPAL_VERSION is not set",
                    hint);
        }
        return first(
                "resource principal, version " + version + choice.shownAuthSource(),
                hint,
                () -> transport.during(() -> version.equals("2.2")
                        ? ResourcePrincipalAuthenticationDetailsProviderBuilder.build_2_2(
                                environment.get("OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM"),
                                environment.get("OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM_PASSPHRASE"),
                                environment.get("OCI_RESOURCE_PRINCIPAL_RPST"),
                                environment.get("OCI_RESOURCE_PRINCIPAL_REGION"),
                                "environment variable")
                        : ResourcePrincipalAuthenticationDetailsProvider.builder()
                                .detectEndpointRetries(0)
                                .timeoutForEachRetry(METADATA_MILLIS)
                                .build()));
    }

    /** A workload identity, by the service account of a pod of OKE. */
    static Credentials workload(SignInChoice choice, OciConnection connection, DebugLog debug) {
        return first(
                "workload identity of this pod" + choice.shownAuthSource(),
                WorkloadIdentity.HINT,
                () -> WorkloadIdentity.of(connection.signIn().environment(), debug));
    }

    private static Credentials first(
            String source, String hint, Supplier<? extends BasicAuthenticationDetailsProvider> made) {
        BasicAuthenticationDetailsProvider provider;
        String token;
        try {
            provider = made.get();
            token = provider.getKeyId();
        } catch (FeatureStoreException e) {
            throw e;
        } catch (BmcException e) {
            throw FeatureStoreException.of(
                    e.getStatusCode() < 0 || e.isClientSide()
                            ? FailureCode.CLOUD_UNREACHABLE
                            : FailureCode.CREDENTIALS_NOT_FOUND,
                    "Cannot get a security token with the " + source + ": " + Failures.reason(e),
                    hint);
        } catch (RuntimeException e) {
            // The provider's message may quote a key or a token, so only its class and frames are passed on.
            throw FeatureStoreException.of(
                    FailureCode.CREDENTIALS_NOT_FOUND,
                    "Cannot sign in with the " + source + ": its key or its token is missing or malformed",
                    hint,
                    WithoutText.of(e));
        }
        Optional<Instant> end = Jwt.expiry(token);
        if (end.isPresent() && !end.get().isAfter(Instant.now())) {
            throw FeatureStoreException.of(
                    FailureCode.CREDENTIALS_NOT_FOUND,
                    "The security token of the " + source + " expired at " + Times.text(end.get()),
                    hint);
        }
        return new Credentials(provider, source, hint, () -> {});
    }
}
