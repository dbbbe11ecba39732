package dev.featurestore.maven;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.Inputs;
import dev.featurestore.operator.cloud.BucketName;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.Network;
import dev.featurestore.operator.cloud.ObjectAddress;
import dev.featurestore.operator.cloud.SignIn;
import dev.featurestore.operator.config.Source;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What all goals share that read a configuration, and so may need a cloud: for what it names there, or to deploy. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
abstract class AbstractCloudMojo extends AbstractFeatureStoreMojo {

    private final SettingsDecrypter decrypter;

    /**
     * The operator's configuration: a file, or an object of Object Storage as {@code oci://bucket@namespace/object}, in
     * the region of whoever signs in.
     */
    @Parameter(property = PropertyNames.CONFIG, defaultValue = "${basedir}/feature_store.yaml", required = true)
    private String config;

    /**
     * Bucket of Object Storage that a stack of more than 11 MB goes through, file by file: its name, or
     * {@code name@namespace}, in the configuration's region. Nothing but stacks may be in it. Without one, such a stack is
     * refused.
     */
    @Parameter(property = PropertyNames.BUCKET)
    private @Nullable String bucket;

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
    private @Nullable File ociConfig;

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
    private @Nullable File caCertificates;

    AbstractCloudMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    /** What the goal works on. */
    final Inputs inputs() {
        return new Inputs(source(), access(), Optional.ofNullable(bucket).map(AbstractCloudMojo::bucket));
    }

    private Source source() {
        try {
            return Source.of(config, folder());
        } catch (IllegalArgumentException e) {
            throw FeatureStoreException.of(
                    FailureCode.MISSING_PARAMETER,
                    PropertyNames.CONFIG + ": expected a file or " + ObjectAddress.FORM + ", found " + e.getMessage()
                            + ": " + config,
                    "write the path of the file, or the address as " + ObjectAddress.FORM);
        }
    }

    private static BucketName bucket(String name) {
        try {
            return BucketName.parse(name);
        } catch (IllegalArgumentException e) {
            throw FeatureStoreException.of(
                    FailureCode.MISSING_PARAMETER,
                    PropertyNames.BUCKET + ": expected the name of a bucket, found " + e.getMessage() + ": " + name,
                    "write it as NAME, or as NAME@NAMESPACE");
        }
    }

    private CloudAccess access() {
        return Cloud.named(cloud) == Cloud.EMBEDDED
                ? embedded(executionRoot().resolve(".featurestore"))
                : new OciAccess(this::address);
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
                        Optional.ofNullable(ociConfig).map(File::toPath),
                        Optional.ofNullable(profile),
                        settings.passPhrase(serverId),
                        System.getenv(),
                        Path.of(System.getProperty("user.home"))),
                new Network(
                        settings.proxies(),
                        Optional.ofNullable(caCertificates).map(File::toPath),
                        System.getenv(),
                        session().isOffline()));
    }
}
