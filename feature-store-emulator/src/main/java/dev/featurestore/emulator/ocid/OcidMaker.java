package dev.featurestore.emulator.ocid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Creates identifiers of the form {@code ocid1.<kind>.oc1.<region key>.<unique>} ("Resource Identifiers" in OCI's
 * documentation); the unique part has 60 characters of base 32, as in OCI.
 */
public final class OcidMaker {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String FIRST = "aaaaaaaa";
    private static final int RANDOM_CHARACTERS = 52;

    private final SecureRandom random = new SecureRandom();

    /**
     * Returns a new identifier.
     *
     * @param kind such as {@code ormstack}
     * @param regionKey such as {@code iad}
     */
    public String next(String kind, String regionKey) {
        byte[] bytes = new byte[RANDOM_CHARACTERS];
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
        StringBuilder ocid = new StringBuilder("ocid1.")
                .append(kind)
                .append(".oc1.")
                .append(regionKey)
                .append('.')
                .append(FIRST);
        for (int i = 0; i < RANDOM_CHARACTERS; i++) {
            ocid.append(ALPHABET.charAt(bytes[i] & 0x1f));
        }
        return ocid.toString();
    }
}
