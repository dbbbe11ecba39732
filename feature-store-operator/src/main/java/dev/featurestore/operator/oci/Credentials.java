package dev.featurestore.operator.oci;

import com.oracle.bmc.ConfigFileReader;
import com.oracle.bmc.ConfigFileReader.ConfigFile;
import com.oracle.bmc.auth.AuthenticationDetailsProvider;
import com.oracle.bmc.auth.SimpleAuthenticationDetailsProvider;
import com.oracle.bmc.auth.SimplePrivateKeySupplier;
import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An API key, as a profile of an OCI configuration file names it.
 *
 * <p>Everything that can be wrong with it is found here, before the first request. Source: "SDK and CLI Configuration
 * File" in OCI's documentation.
 *
 * @param provider what signs with it
 * @param source where it was found, to be shown; never a value of it
 */
record Credentials(AuthenticationDetailsProvider provider, String source) {

    private static final String REHEARSE = "to rehearse without an account: -Dfeaturestore.cloud=embedded";

    static Credentials apiKey(Path configFile, String profile) {
        if (!Files.isRegularFile(configFile)) {
            throw notFound(
                    "no OCI configuration: there is no file " + configFile,
                    "write one with `oci setup config`, name another with -Dfeaturestore.ociConfig, or " + REHEARSE);
        }
        ConfigFile config = read(configFile, profile);
        String keyFile = value(config, "key_file", configFile, profile);
        Path key = Path.of(keyFile.startsWith("~/") ? System.getProperty("user.home") + keyFile.substring(1) : keyFile);
        if (!Files.isReadable(key)) {
            throw notFound(
                    "profile " + profile + " of " + configFile + ": its key_file " + key + " cannot be read",
                    "correct key_file, or make the file readable for you");
        }
        @Nullable String passPhrase = config.get("pass_phrase");
        AuthenticationDetailsProvider provider = SimpleAuthenticationDetailsProvider.builder()
                .tenantId(value(config, "tenancy", configFile, profile))
                .userId(value(config, "user", configFile, profile))
                .fingerprint(value(config, "fingerprint", configFile, profile))
                .privateKeySupplier(new SimplePrivateKeySupplier(key.toString()))
                .passphraseCharacters(passPhrase == null ? null : passPhrase.toCharArray())
                .build();
        return new Credentials(provider, "API key of profile " + profile + " in " + configFile);
    }

    private static ConfigFile read(Path configFile, String profile) {
        try {
            return ConfigFileReader.parse(configFile.toString(), profile);
        } catch (IOException | RuntimeException e) {
            // The reader's messages can quote the file, so they are not passed on.
            throw notFound(
                    "profile " + profile + " was not found in " + configFile,
                    "name another with -Dfeaturestore.profile, or " + REHEARSE);
        }
    }

    private static String value(ConfigFile config, String key, Path configFile, String profile) {
        @Nullable String value = config.get(key);
        if (value == null || value.isBlank()) {
            throw notFound(
                    "profile " + profile + " of " + configFile + " has no " + key,
                    "add it; an API key needs user, fingerprint, tenancy and key_file");
        }
        return value.strip();
    }

    private static FeatureStoreException notFound(String message, String hint) {
        return FeatureStoreException.of(FailureCode.CREDENTIALS_NOT_FOUND, message, hint);
    }
}
