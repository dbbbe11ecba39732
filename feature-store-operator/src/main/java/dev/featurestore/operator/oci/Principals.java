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
import dev.featurestore.operator.words.Times;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What runs in OCI signs in as itself. Each principal gets its first security token here, so that what is missing is told
 * as such, and not as a request that could not be signed.
 */
final class Principals {

    private static final String METADATA = "http://169.254.169.254/opc/v2/";
    private static final int METADATA_MILLIS = 6_000;

    private Principals() {}

    /** An instance, known by the certificate that its metadata service hands out. */
    static Credentials instance(SignInChoice choice, OciConnection connection, Transport transport) {
        String source = "instance principal of this machine" + choice.told();
        String mend = "instance_principal works on OCI's compute instances, in a dynamic group that may do this;"
                + " elsewhere set -Dfeaturestore.auth";
        String metadata = connection.signIn().environment().getOrDefault("OCI_METADATA_BASE_URL", METADATA);
        Reachable reachable = new Reachable(transport);
        // The SDK would try for minutes.
        reachable.requireOk(
                URI.create(metadata + (metadata.endsWith("/") ? "" : "/") + "identity/cert.pem"),
                Map.of("Authorization", "Bearer Oracle"),
                "the instance's metadata service",
                mend);
        return first(
                source,
                mend,
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
                            "OCI's auth service",
                            "let this machine reach it, through a service gateway or a proxy");
                    return provider;
                }));
    }

    /** A resource, known by what its service puts into the environment. */
    static Credentials resource(SignInChoice choice, OciConnection connection, Transport transport) {
        Map<String, String> environment = connection.signIn().environment();
        String version = environment.getOrDefault("OCI_RESOURCE_PRINCIPAL_VERSION", "");
        String mend = "resource_principal works in OCI's functions, jobs and notebooks, in a dynamic group that may do"
                + " this; elsewhere set -Dfeaturestore.auth";
        if (version.isEmpty()) {
            throw FeatureStoreException.of(
                    FailureCode.CREDENTIALS_NOT_FOUND,
                    "there is no resource principal here: OCI_RESOURCE_PRINCIPAL_VERSION is not set",
                    mend);
        }
        return first(
                "resource principal, version " + version + choice.told(),
                mend,
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

    /** A pod of OKE, known by its service account. */
    static Credentials workload(SignInChoice choice, OciConnection connection) {
        return first(
                "workload identity of this pod" + choice.told(),
                WorkloadIdentity.MEND,
                () -> WorkloadIdentity.of(connection.signIn().environment()));
    }

    private static Credentials first(
            String source, String mend, Supplier<? extends BasicAuthenticationDetailsProvider> made) {
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
                    "the " + source + " got no security token: " + Failures.reason(e),
                    mend);
        } catch (RuntimeException e) {
            // The provider's message may quote a key or a token, so only its class and frames are passed on.
            throw FeatureStoreException.of(
                    FailureCode.CREDENTIALS_NOT_FOUND,
                    "the " + source + " cannot be used: its key or its token is missing or malformed",
                    mend,
                    WithoutText.of(e));
        }
        Optional<Instant> end = Jwt.expiry(token);
        if (end.isPresent() && !end.get().isAfter(Instant.now())) {
            throw FeatureStoreException.of(
                    FailureCode.CREDENTIALS_NOT_FOUND,
                    "the security token of the " + source + " has expired, at " + Times.text(end.get()),
                    mend);
        }
        return new Credentials(provider, source, mend, () -> {});
    }
}
