package dev.featurestore.maven;

import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.files.UserPaths;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** Base of all goals that may connect to a cloud: which cloud, and how to authenticate. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
abstract class AbstractSignInMojo extends AbstractFeatureStoreMojo {

    private final SettingsDecrypter decrypter;

    /**
     * Target cloud: {@code oci}, or {@code embedded} to rehearse offline on the embedded cloud, which deploys nothing
     * to OCI.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.CLOUD, defaultValue = "oci", required = true)
    private String cloud;

    /**
     * URL to use instead of the endpoints of the OCI services. It may contain {@code {service}} and {@code {region}}.
     * You need it for a private endpoint, or to connect to an embedded cloud that runs alone.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.ENDPOINT)
    private @Nullable String endpoint;

    /**
     * Authentication method: {@code api_key}, {@code security_token}, {@code instance_principal}, {@code
     * resource_principal} or {@code workload_identity}. Default: the first that is set of {@code OCI_CLI_AUTH} and
     * {@code OCI_IAM_TYPE} in the environment, and {@code auth} in section {@code OCI} of {@code
     * ~/.ads_ops/config.ini}; otherwise {@code api_key}.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.AUTH)
    private @Nullable String auth;

    /**
     * Path of the OCI configuration file with the profile to authenticate with. Default: the first that is set of
     * {@code OCI_CLI_CONFIG_FILE}, {@code OCI_CONFIG_FILE} and {@code OCI_CONFIG_LOCATION} in the environment, and
     * {@code oci_config} in section {@code OCI} of {@code ~/.ads_ops/config.ini}; otherwise {@code ~/.oci/config}.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.OCI_CONFIG)
    private @Nullable String ociConfig;

    /**
     * Name of the profile in the OCI configuration file. Default: the first that is set of {@code OCI_CLI_PROFILE} and
     * {@code OCI_CONFIG_PROFILE} in the environment, and {@code oci_profile} in section {@code OCI} of {@code
     * ~/.ads_ops/config.ini}; otherwise {@code DEFAULT}.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.PROFILE)
    private @Nullable String profile;

    /**
     * ID of the {@code <server>} in Maven's settings.xml with the pass phrase of the private key: its {@code
     * passphrase}, otherwise its {@code password}, in plain text or encrypted by Maven. You need it if the key is
     * encrypted and neither {@code OCI_CLI_PASSPHRASE} in the environment nor {@code pass_phrase} in the profile is
     * set.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.SERVER_ID, defaultValue = "oci", required = true)
    private String serverId;

    /**
     * Path of a PEM file with certificates to trust in addition to those of the JVM, such as your company's certificate
     * authority. Default: {@code OCI_CLI_CERT_BUNDLE} in the environment.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.CA_CERTIFICATES)
    private @Nullable String caCertificates;

    /**
     * Maximum time to repeat a request, in seconds, while OCI is busy (408, 429), has an error (500, 502, 503, 504) or
     * breaks off its answer. {@code 0} sends each request once. An answer is awaited for as long, but at least 10 and at
     * most 60 seconds. A job that runs is followed for up to 24 hours of failures, whatever this time is.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.RETRY_TIMEOUT, defaultValue = "120", required = true)
    private int retryTimeout;

    AbstractSignInMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /** Whether the target is the embedded cloud; false for an unknown cloud. */
    final boolean isRehearsal() {
        return cloud.equals("embedded");
    }

    /** The access to the target cloud; it does not connect yet. */
    final CloudAccess access() {
        return Cloud.named(cloud) == Cloud.EMBEDDED
                ? embedded(rehearsalFolder())
                : new OciAccess(endpoint == null, this::address);
    }

    /** Warns of an endpoint that the embedded cloud of this build replaces. */
    final void warnOfUnusedEndpoint() {
        if (isRehearsal() && endpoint != null) {
            console()
                    .warn(PropertyNames.ENDPOINT + " is ignored: " + PropertyNames.CLOUD
                            + "=embedded uses the cloud of this build");
        }
    }

    /** The access to the embedded cloud with its data in a folder. The built-in engine runs its jobs. */
    CloudAccess embedded(Path folder) {
        return new EmbeddedAccess(folder, EngineParameters.NONE, retryTimeout(), console());
    }

    /** The maximum time to repeat a request. */
    final Duration retryTimeout() {
        return Seconds.retryTimeout(retryTimeout);
    }

    private CloudAddress address() {
        MavenSettings settings = new MavenSettings(session().getSettings(), decrypter);
        return new CloudAddress(
                Optional.ofNullable(endpoint),
                new SignIn(
                        Optional.ofNullable(auth),
                        paths().find(ociConfig, PropertyNames.OCI_CONFIG),
                        Optional.ofNullable(profile),
                        settings.passPhrase(serverId),
                        System.getenv(),
                        UserPaths.userHome()),
                new Network(
                        settings.proxies(),
                        paths().find(caCertificates, PropertyNames.CA_CERTIFICATES),
                        System.getenv(),
                        session().isOffline()),
                retryTimeout());
    }
}
