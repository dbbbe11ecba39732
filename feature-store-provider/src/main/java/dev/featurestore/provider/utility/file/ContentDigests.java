package dev.featurestore.provider.utility.file;

import dev.featurestore.provider.utility.kind.Draft;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Hashes of the content of a file. */
final class ContentDigests {

    private ContentDigests() {}

    /**
     * Sets the attributes with hashes.
     *
     * @param prefix the start of their names
     * @param sha1 the name of the one with SHA-1
     */
    static Draft set(Draft draft, String prefix, String sha1, byte[] content) {
        return draft.set(prefix + "md5", hex("MD5", content))
                .set(prefix + sha1, sha1(content))
                .set(prefix + "sha256", hex("SHA-256", content))
                .set(prefix + "sha512", hex("SHA-512", content))
                .set(prefix + "base64sha256", base64("SHA-256", content))
                .set(prefix + "base64sha512", base64("SHA-512", content));
    }

    static String sha1(byte[] content) {
        return hex("SHA-1", content);
    }

    private static String hex(String algorithm, byte[] content) {
        return HexFormat.of().formatHex(digest(algorithm, content));
    }

    private static String base64(String algorithm, byte[] content) {
        return Base64.getEncoder().encodeToString(digest(algorithm, content));
    }

    private static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has " + algorithm, e);
        }
    }
}
