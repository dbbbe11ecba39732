package dev.featurestore.provider.utility.tls;

import dev.featurestore.provider.utility.kind.Draft;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** The attributes that show a public key. */
final class KeyAttributes {

    private KeyAttributes() {}

    static Draft set(Draft draft, TlsKey key) {
        byte[] ssh = key.sshPublicKey();
        boolean has = ssh.length > 0;
        String type = has ? new String(ssh, Integer.BYTES, ssh[Integer.BYTES - 1], StandardCharsets.US_ASCII) : "";
        return draft.set("public_key_pem", new Pem("PUBLIC KEY", key.publicKey()).text())
                .set(
                        "public_key_openssh",
                        has ? type + " " + Base64.getEncoder().encodeToString(ssh) + "\n" : "")
                .set(
                        "public_key_fingerprint_md5",
                        has ? HexFormat.ofDelimiter(":").formatHex(digest("MD5", ssh)) : "")
                .set(
                        "public_key_fingerprint_sha256",
                        has
                                ? "SHA256:"
                                        + Base64.getEncoder().withoutPadding().encodeToString(digest("SHA-256", ssh))
                                : "")
                .set("id", identifier(key));
    }

    /** Identifies a key by its hash. */
    static String identifier(TlsKey key) {
        return HexFormat.of().formatHex(sha1(key.publicKey()));
    }

    static byte[] sha1(byte[] content) {
        return digest("SHA-1", content);
    }

    private static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has " + algorithm, e);
        }
    }
}
