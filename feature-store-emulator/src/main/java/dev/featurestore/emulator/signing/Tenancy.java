package dev.featurestore.emulator.signing;

import dev.featurestore.emulator.ocid.OcidMaker;
import dev.featurestore.emulator.store.PrivateDirectory;
import dev.featurestore.terraform.oci.Region;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Optional;

/**
 * The tenancy of an embedded cloud, with one user and one API key. The key is generated once; the OCIDs are derived from
 * it, so that they need not be stored.
 */
public final class Tenancy implements KeyRing {

    /** The region of the embedded cloud. */
    public static final String REGION = "us-ashburn-1";

    /** What is known of {@link #REGION}. */
    public static final Region HOME = Region.named(REGION);

    private static final String KEY_FILE = "key.pem";
    private static final String CONFIG_FILE = "config";

    private final String tenancyId;
    private final String userId;
    private final String fingerprint;
    private final PublicKey publicKey;

    private Tenancy(ApiKey key) {
        this.fingerprint = key.fingerprint();
        this.publicKey = key.publicKey();
        this.tenancyId = OcidMaker.derived("tenancy", key.publicKey().getEncoded());
        this.userId = OcidMaker.derived("user", key.publicKey().getEncoded());
    }

    /**
     * Opens the tenancy of a folder, or creates one. Writes a configuration file for OCI's SDKs and CLI next to the key.
     */
    public static Tenancy open(PrivateDirectory directory) {
        directory.deleteLeftovers();
        Optional<ApiKey> stored = storedKey(directory);
        ApiKey key = stored.orElseGet(ApiKey::generate);
        if (stored.isEmpty()) {
            directory.write(KEY_FILE, key.pem().getBytes(StandardCharsets.US_ASCII));
        }
        Tenancy tenancy = new Tenancy(key);
        directory.write(
                CONFIG_FILE, tenancy.configuration(directory.file(KEY_FILE)).getBytes(StandardCharsets.UTF_8));
        return tenancy;
    }

    private static Optional<ApiKey> storedKey(PrivateDirectory directory) {
        Optional<byte[]> pem = directory.read(KEY_FILE);
        try {
            return pem.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ApiKey.fromPem(new String(pem.get(), StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            directory.setAside(
                    KEY_FILE,
                    "it is not an RSA key in PKCS#8",
                    "this API key: the user, the tenancy and its Object Storage namespace have new names");
            return Optional.empty();
        }
    }

    private String configuration(Path keyFile) {
        return """
                [DEFAULT]
                user=%s
                fingerprint=%s
                tenancy=%s
                region=%s
                key_file=%s
                """.formatted(userId, fingerprint, tenancyId, REGION, keyFile);
    }

    /** Its OCID. */
    public String id() {
        return tenancyId;
    }

    /** The OCID of its user. */
    public String userId() {
        return userId;
    }

    /** Its namespace in Object Storage. */
    public String namespace() {
        return "ax" + tenancyId.substring(tenancyId.length() - 10);
    }

    /** The keys that this tenancy's cloud accepts: its API key, and the session tokens issued with it. */
    public KeyRing keys(Clock clock) {
        SecurityTokens tokens = new SecurityTokens(publicKey, clock);
        return keyId -> keyId.startsWith(SecurityTokens.PREFIX) ? tokens.find(keyId) : find(keyId);
    }

    @Override
    public Optional<PublicKey> find(String keyId) {
        return keyId.equals(tenancyId + "/" + userId + "/" + fingerprint) ? Optional.of(publicKey) : Optional.empty();
    }
}
