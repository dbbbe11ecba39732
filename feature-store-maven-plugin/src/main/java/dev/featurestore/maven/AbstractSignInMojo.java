package dev.featurestore.maven;

import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.Network;
import dev.featurestore.operator.cloud.SignIn;
import dev.featurestore.operator.files.UserPaths;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What all goals share that may talk to a cloud: which one, and as whom. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
abstract class AbstractSignInMojo extends AbstractFeatureStoreMojo {

    private final SettingsDecrypter decrypter;

    /**
     * Whom to talk to: {@code oci}, or {@code embedded} for a rehearsal on the embedded cloud, which deploys nothing.
     */
    @Parameter(property = PropertyNames.CLOUD, defaultValue = "oci", required = true)
    private String cloud;

    /** Address that replaces those of OCI's services; {@code {service}} and {@code {region}} may stand in it. */
    @Parameter(property = PropertyNames.ENDPOINT)
    private @Nullable String endpoint;

    /**
     * How to sign in to OCI: {@code api_key}, {@code security_token}, {@code instance_principal},
     * {@code resource_principal} or {@code workload_identity}. If not given: {@code OCI_CLI_AUTH} or
     * {@code OCI_IAM_TYPE} of the environment, {@code auth} in section {@code OCI} of {@code ~/.ads_ops/config.ini},
     * {@code api_key}, in this order.
     */
    @Parameter(property = PropertyNames.AUTH)
    private @Nullable String auth;

    /**
     * OCI configuration file with the profile to sign in with. If not given: {@code OCI_CLI_CONFIG_FILE},
     * {@code OCI_CONFIG_FILE} or {@code OCI_CONFIG_LOCATION} of the environment, {@code oci_config} in section
     * {@code OCI} of {@code ~/.ads_ops/config.ini}, {@code ~/.oci/config}, in this order.
     */
    @Parameter(property = PropertyNames.OCI_CONFIG)
    private @Nullable String ociConfig;

    /**
     * Profile in the OCI configuration file. If not given: {@code OCI_CLI_PROFILE} or {@code OCI_CONFIG_PROFILE} of the
     * environment, {@code oci_profile} in section {@code OCI} of {@code ~/.ads_ops/config.ini}, {@code DEFAULT}, in this
     * order.
     */
    @Parameter(property = PropertyNames.PROFILE)
    private @Nullable String profile;

    /**
     * Server of Maven's settings.xml whose {@code passphrase}, or else {@code password}, decrypts the profile's key,
     * where neither the environment ({@code OCI_CLI_PASSPHRASE}) nor the profile ({@code pass_phrase}) has one. It may
     * be encrypted, as Maven encrypts passwords.
     */
    @Parameter(property = PropertyNames.SERVER_ID, defaultValue = "oci", required = true)
    private String serverId;

    /**
     * PEM file of certificates to trust beside those of the JVM, such as a company's own. If not given:
     * {@code OCI_CLI_CERT_BUNDLE} of the environment.
     */
    @Parameter(property = PropertyNames.CA_CERTIFICATES)
    private @Nullable String caCertificates;

    AbstractSignInMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /** Whether the embedded cloud is asked for; an unknown cloud is not. */
    final boolean isRehearsal() {
        return cloud.equals("embedded");
    }

    /** The way to the cloud; it is not gone yet. */
    final CloudAccess access() {
        return Cloud.named(cloud) == Cloud.EMBEDDED ? embedded(rehearsalFolder()) : new OciAccess(this::address);
    }

    private Path rehearsalFolder() {
        RehearsalFolder folder = RehearsalFolder.of(session(), executionRoot());
        folder.other()
                .ifPresent(other -> console()
                        .warn("This rehearsal is on the embedded cloud in " + folder.path() + ". Another one is in "
                                + other + "; delete the first to continue the other."));
        return folder.path();
    }

    /** The way to the embedded cloud, in a folder. Its jobs are run by the built-in engine, if there are any. */
    CloudAccess embedded(Path folder) {
        return new EmbeddedAccess(folder, "builtin", Optional.empty());
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
                        session().isOffline()));
    }
}
