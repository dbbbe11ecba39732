package dev.featurestore.operator.jobs;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Digests for tags. */
final class Digests {

    private Digests() {}

    /** SHA-256 over names and values in the order of the names, each ended by a NUL, as hexadecimal digits. */
    static String sha256(Map<String, String> values) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(values).forEach((name, value) -> {
                digest.update((name + '\0' + value + '\0').getBytes(StandardCharsets.UTF_8));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
