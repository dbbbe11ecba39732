package dev.featurestore.provider.tenancy;

import dev.featurestore.terraform.oci.Ocid;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Values that look random, and are the same for the same text. */
public record Seed(String text) {

    /** Another seed, for one purpose. */
    public Seed derive(String purpose) {
        return new Seed(text + '\n' + purpose);
    }

    /** Letters and digits as OCIDs have them, at most 52. */
    public String base32(int length) {
        BigInteger rest = new BigInteger(1, digest());
        StringBuilder characters = new StringBuilder();
        for (int i = 0; i < length; i++) {
            characters.append(Ocid.letter(rest.intValue()));
            rest = rest.shiftRight(5);
        }
        return characters.toString();
    }

    /** Hexadecimal digits, at most 64. */
    public String hex(int length) {
        return HexFormat.of().formatHex(digest()).substring(0, length);
    }

    /** A number from 0 to one less than the bound. */
    public int below(int bound) {
        return new BigInteger(1, digest()).mod(BigInteger.valueOf(bound)).intValue();
    }

    private byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
