package dev.featurestore.emulator.ocid;

import dev.featurestore.terraform.oci.Ocid;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Creates identifiers of the form {@code ocid1.<kind>.oc1.<region key>.<unique>} ("Resource Identifiers" in OCI's
 * documentation); the unique part has 60 characters of base 32, as in OCI.
 */
public final class OcidMaker {

    private final SecureRandom random = new SecureRandom();

    /**
     * Returns a new identifier.
     *
     * @param kind such as {@code ormstack}
     * @param regionKey such as {@code iad}
     */
    public String next(String kind, String regionKey) {
        byte[] bytes = new byte[Ocid.UNIQUE_LENGTH];
        random.nextBytes(bytes);
        return of(kind, regionKey, bytes);
    }

    /** The identifier of a global resource; the same seed gives the same identifier. */
    public static String derived(String kind, byte[] seed) {
        try {
            MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
            sha512.update(kind.getBytes(StandardCharsets.US_ASCII));
            return of(kind, "", sha512.digest(seed));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }

    private static String of(String kind, String regionKey, byte[] bytes) {
        StringBuilder unique = new StringBuilder();
        for (int i = 0; i < Ocid.UNIQUE_LENGTH; i++) {
            unique.append(Ocid.letter(bytes[i]));
        }
        return Ocid.written(kind, "oc1", regionKey, unique.toString());
    }
}
