package dev.featurestore.operator.oci;

import com.oracle.bmc.ClientConfiguration;
import com.oracle.bmc.Region;
import com.oracle.bmc.Service;
import com.oracle.bmc.Services;
import com.oracle.bmc.auth.AbstractAuthenticationDetailsProvider;
import com.oracle.bmc.auth.AuthenticationDetailsProvider;
import com.oracle.bmc.auth.BasicAuthenticationDetailsProvider;
import com.oracle.bmc.auth.RegionProvider;
import com.oracle.bmc.common.ClientBuilderBase;
import com.oracle.bmc.http.Priorities;
import com.oracle.bmc.http.client.HttpClient;
import com.oracle.bmc.http.client.StandardClientProperties;
import com.oracle.bmc.http.signing.RequestSigningFilter;
import com.oracle.bmc.objectstorage.ObjectStorageClient;
import com.oracle.bmc.retrier.RetryConfiguration;
import com.oracle.bmc.util.CircuitBreakerUtils;
import dev.featurestore.operator.access.Auth;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.cloud.Changes;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.Identity;
import dev.featurestore.operator.cloud.ObjectStorage;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.StoreApi;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.oci.http.Contact;
import dev.featurestore.operator.oci.http.JdkHttpProvider;
import dev.featurestore.operator.oci.http.Transport;
import dev.featurestore.operator.profile.CliVariable;
import dev.featurestore.operator.profile.Profile;
import dev.featurestore.operator.profile.SignInChoice;
import dev.featurestore.operator.retry.RetryPolicy;
import dev.featurestore.operator.text.DebugLog;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A session with credentials, and its clients of the services. */
public final class OciSession implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long SHORTEST_READ = 10_000;
    private static final long LONGEST_READ = 60_000;

    private final CloudAddress address;
    private final Transport transport;
    private final Credentials credentials;
    private final Optional<String> region;
    private final RetryPolicy retries;
    private final Changes changes;

    private OciSession(
            CloudAddress address,
            Transport transport,
            Credentials credentials,
            Optional<String> region,
            RetryPolicy retries,
            Changes changes) {
        this.address = address;
        this.transport = transport;
        this.credentials = credentials;
        this.region = region;
        this.retries = retries;
        this.changes = changes;
    }

    /**
     * Signs in; makes no request to a service that is used later.
     *
     * @param region region identifier, such as {@code eu-frankfurt-1}; empty for the user's region
     * @param debug gets a line of each HTTP exchange
     * @param retries repeats requests
     * @param changes the changes of the run
     * @throws FeatureStoreException {@code CREDENTIALS_NOT_FOUND} when credentials are missing, incomplete or expired,
     *     {@code CLOUD_UNREACHABLE} when a service that issues them does not answer, {@code OFFLINE} when only requests to
     *     this machine are allowed
     */
    public static OciSession open(
            Optional<String> region, CloudAddress address, DebugLog debug, RetryPolicy retries, Changes changes) {
        SdkSettings.apply();
        OciConnection asked = new OciConnection(region.orElse(""), address);
        if (address.network().offline() && !asked.isLocal()) {
            throw FeatureStoreException.of(
                    FailureCode.OFFLINE,
                    "Maven is offline (-o), and OCI"
                            + region.map(r -> " in " + r).orElse("") + " is not on this machine",
                    "Run without -o, or rehearse on this machine: -Dfeaturestore.cloud=embedded");
        }
        Optional<String> known = region.or(() -> ownRegion(address.signIn()));
        Transport transport = Transport.of(address.network(), debug);
        Credentials credentials = Credentials.of(new OciConnection(known.orElse(""), address), transport, debug);
        return new OciSession(
                address, transport, credentials, known.or(() -> regionOf(credentials.provider())), retries, changes);
    }

    /**
     * The region of the credentials. Sources: "CLI Environment Variables", "SDK and CLI Configuration File" and "Granting
     * Workloads Access to OCI Resources" in OCI's documentation.
     */
    private static Optional<String> ownRegion(SignIn signIn) {
        SignInChoice choice = SignInChoice.of(signIn);
        boolean profile = choice.auth() == Auth.API_KEY || choice.auth() == Auth.SECURITY_TOKEN;
        return profile
                ? Profile.read(choice, signIn).find("region")
                : CliVariable.REGION
                        .find(signIn.environment())
                        .or(() -> Optional.ofNullable(signIn.environment().get("OCI_RESOURCE_PRINCIPAL_REGION"))
                                .map(String::strip)
                                .filter(v -> !v.isEmpty()));
    }

    /** The region of an instance, from its metadata service. */
    private static Optional<String> regionOf(AbstractAuthenticationDetailsProvider provider) {
        return provider instanceof RegionProvider known
                ? Optional.ofNullable(known.getRegion()).map(Region::getRegionId)
                : Optional.empty();
    }

    /** The source of the credentials, for messages; never a value of them. */
    public String credentialsSource() {
        return credentials.source();
    }

    /** OCID of the user who signed in, if it is one. */
    public Optional<String> user() {
        return credentials.provider() instanceof AuthenticationDetailsProvider provider
                ? Optional.ofNullable(provider.getUserId()).filter(user -> !user.isEmpty())
                : Optional.empty();
    }

    /** The region of the session, if known. */
    public Optional<String> region() {
        return region;
    }

    /** Resource Manager in a region; makes no request to it yet. */
    public ResourceManager resourceManager(String inRegion) {
        Service service = Services.serviceBuilder()
                .serviceName("RESOURCEMANAGER")
                .serviceEndpointPrefix("resourcemanager")
                .serviceEndpointTemplate("https://resourcemanager.{region}.{secondLevelDomain}")
                .build();
        String endpoint = endpoint("resourcemanager", service, inRegion);
        Contact contact = new Contact(Clock.systemUTC());
        return OciResourceManager.of(
                api(endpoint, OciResourceManager.VERSION, contact),
                requests(endpoint, Failures.Service.RESOURCE_MANAGER, contact));
    }

    /**
     * Object Storage in a region; makes no request to it yet.
     *
     * @param inRegion region identifier; empty for the region of the session
     * @throws FeatureStoreException {@code MISSING_PARAMETER} if no region is known
     */
    public ObjectStorage objectStorage(Optional<String> inRegion) {
        Contact contact = new Contact(Clock.systemUTC());
        ObjectStorageClient client = client(ObjectStorageClient.builder(), contact);
        String chosen = inRegion.or(() -> region).orElse("");
        @Nullable String endpoint = endpoint("objectstorage", chosen);
        if (endpoint != null) {
            client.setEndpoint(endpoint);
        } else if (chosen.isEmpty()) {
            client.close();
            throw FeatureStoreException.of(
                    FailureCode.MISSING_PARAMETER,
                    "Cannot read the bucket: its region is unknown, as the " + credentials.source() + " has none",
                    "Add region to the profile, or set OCI_CLI_REGION in the environment");
        } else {
            client.setRegion(chosen);
        }
        return new OciObjectStorage(client, requests(client.getEndpoint(), Failures.Service.OBJECT_STORAGE, contact));
    }

    /**
     * Identity, which answers in every region; makes no request to it yet.
     *
     * @param inRegion region identifier
     */
    public Identity identity(String inRegion) {
        Service service = Services.serviceBuilder()
                .serviceName("IDENTITY")
                .serviceEndpointPrefix("identity")
                .build();
        String endpoint = endpoint("identity", service, inRegion);
        Contact contact = new Contact(Clock.systemUTC());
        return new OciIdentity(
                api(endpoint, OciIdentity.VERSION, contact), requests(endpoint, Failures.Service.IDENTITY, contact));
    }

    private ServiceApi api(String endpoint, String version, Contact contact) {
        try {
            HttpClient client = new JdkHttpProvider(transport, contact)
                    .newBuilder()
                    .baseUri(endpoint)
                    .property(StandardClientProperties.CONNECT_TIMEOUT, CONNECT)
                    .property(StandardClientProperties.READ_TIMEOUT, Duration.ofMillis(readTimeoutMillis()))
                    .registerRequestInterceptor(
                            Priorities.AUTHENTICATION,
                            RequestSigningFilter.fromAuthProvider(
                                    (BasicAuthenticationDetailsProvider) credentials.provider()))
                    .build();
            return new ServiceApi(client, version, credentials);
        } catch (RuntimeException e) {
            throw Failures.unusable(credentials, e);
        }
    }

    /** The address of a service in a region, which this version of the SDK need not know. */
    private String endpoint(String name, Service service, String inRegion) {
        return new OciConnection(inRegion, address).endpointOf(name).orElseGet(() -> {
            try {
                return Region.fromRegionId(inRegion).getEndpoint(service).orElseThrow();
            } catch (IllegalArgumentException unknown) {
                return Region.formatDefaultRegionEndpoint(service, inRegion);
            }
        });
    }

    /** The API of a store; makes no request to it yet. */
    public StoreApi store(URI endpoint) {
        return new OciStoreApi(endpoint, transport, credentials, SignInChoice.of(address.signIn()), Clock.systemUTC());
    }

    private @Nullable String endpoint(String service, String inRegion) {
        return new OciConnection(inRegion, address).endpointOf(service).orElse(null);
    }

    private Requests requests(String endpoint, Failures.Service service, Contact contact) {
        return new Requests(new Failures(endpoint, credentials, service), contact, retries, changes);
    }

    /** An answer is not awaited for longer than requests are repeated; a quick answer of OCI may take a few seconds. */
    private int readTimeoutMillis() {
        long limit = address.retryTimeout().toMillis();
        return (int) Math.min(LONGEST_READ, Math.max(SHORTEST_READ, limit));
    }

    private <T> T client(ClientBuilderBase<?, T> builder, Contact contact) {
        ClientConfiguration configuration = ClientConfiguration.builder()
                .connectionTimeoutMillis((int) CONNECT.toMillis())
                .readTimeoutMillis(readTimeoutMillis())
                .retryConfiguration(RetryConfiguration.NO_RETRY_CONFIGURATION)
                .circuitBreakerConfiguration(CircuitBreakerUtils.getNoCircuitBreakerConfiguration())
                .build();
        try {
            builder.httpProvider(new JdkHttpProvider(transport, contact));
            builder.configuration(configuration);
            return builder.build(credentials.provider());
        } catch (RuntimeException e) {
            throw Failures.unusable(credentials, e);
        }
    }

    /** Stops renewing the credentials, and closes idle connections. */
    @Override
    public void close() {
        credentials.close();
        transport.closeIdle();
    }
}
