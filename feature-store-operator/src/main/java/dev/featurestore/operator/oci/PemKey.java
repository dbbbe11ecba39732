package dev.featurestore.operator.oci;

import dev.featurestore.operator.access.SignIn;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of a private key, in the formats of OpenSSL: PKCS #8 (RFC 5958) and PKCS #1 (RFC 8017), with or without
 * encryption, within the lines of PEM (RFC 7468).
 */
final class PemKey {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----");

    private static final String NEW_KEY = "Create an RSA key with `oci setup keys`, and upload its public key in the"
            + " Console, under the user's API keys";
    private static final String COPY = "Copy the private key again, from its BEGIN line to its END line";
    private static final Map<String, String> OTHER_KINDS =
            Map.of("EC", "an EC key", "Ed25519", "an Ed25519 key", "DSA", "a DSA key", "RSASSA-PSS", "an RSA-PSS key");

    private PemKey() {}

    /**
     * Reads a private key.
     *
     * @throws UnusableKeyException if it cannot sign requests to OCI
     */
    static PrivateKey read(byte[] bytes, Optional<SignIn.StoredSecret> passPhrase) throws UnusableKeyException {
        // A key from a secret of a CI server may have \n in place of its line breaks.
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\\n", "\n");
        if (text.isBlank()) {
            throw new UnusableKeyException("is empty", COPY);
        }
        Matcher block = BLOCK.matcher(text);
        String other = "";
        while (block.find()) {
            String type = block.group(1);
            if (type.endsWith("PRIVATE KEY")) {
                return read(type, block.group(2), passPhrase);
            }
            other = type;
        }
        throw without(text, bytes, other);
    }

    private static PrivateKey read(String type, String body, Optional<SignIn.StoredSecret> passPhrase)
            throws UnusableKeyException {
        return switch (type) {
            case "PRIVATE KEY" -> rsa(decoded(body));
            case "ENCRYPTED PRIVATE KEY" -> rsa(EncryptedPem.pkcs8(decoded(body), passPhrase));
            case "RSA PRIVATE KEY" ->
                body.contains("ENCRYPTED")
                        ? EncryptedPem.rsa(EncryptedPem.pkcs1(body, passPhrase), passPhrase)
                        : rsa(pkcs8(decoded(body)));
            case "OPENSSH PRIVATE KEY" -> throw openSsh(decoded(body));
            case "EC PRIVATE KEY" -> throw notRsa("EC");
            case "DSA PRIVATE KEY" -> throw notRsa("DSA");
            default -> throw new UnusableKeyException("is of an unknown type, " + type, NEW_KEY);
        };
    }

    /** The failure of a text without a private key. */
    private static UnusableKeyException without(String text, byte[] bytes, String other) {
        if (other.endsWith("PUBLIC KEY") || text.startsWith("ssh-")) {
            return new UnusableKeyException("is a public key", "Set the private key that belongs to it");
        }
        if (other.endsWith("CERTIFICATE")) {
            return new UnusableKeyException("is a certificate", "Set a private key. To create one: " + NEW_KEY);
        }
        Matcher begin = BEGIN.matcher(text);
        if (begin.find()) {
            return new UnusableKeyException("is cut off: its END line is missing", COPY);
        }
        if (bytes.length > 4 && bytes[0] == 0x30) {
            return new UnusableKeyException(
                    "is in DER format instead of PEM", "Convert it: openssl pkey -inform DER -in KEY -out KEY.pem");
        }
        return new UnusableKeyException(
                "is not a private key in PEM format, which has a line -----BEGIN PRIVATE KEY-----",
                "Set a private key. To create one: " + NEW_KEY);
    }

    private static UnusableKeyException openSsh(byte[] decoded) {
        return new String(decoded, StandardCharsets.ISO_8859_1).contains("ssh-rsa")
                ? new UnusableKeyException(
                        "is in OpenSSH format instead of PEM",
                        "Convert a copy: cp KEY KEY.pem && ssh-keygen -p -m PEM -f KEY.pem")
                : new UnusableKeyException("is an OpenSSH key that is not RSA; OCI accepts only RSA keys", NEW_KEY);
    }

    private static UnusableKeyException notRsa(String algorithm) {
        return new UnusableKeyException(
                "is " + OTHER_KINDS.getOrDefault(algorithm, "a key of another type") + "; OCI accepts only RSA keys",
                NEW_KEY);
    }

    static byte[] decoded(String base64) throws UnusableKeyException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new UnusableKeyException("is damaged", COPY, e);
        }
    }

    private static PrivateKey rsa(byte[] pkcs8) throws UnusableKeyException {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(pkcs8);
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (GeneralSecurityException e) {
            for (String algorithm : OTHER_KINDS.keySet()) {
                if (is(algorithm, spec)) {
                    throw notRsa(algorithm);
                }
            }
            throw new UnusableKeyException("is damaged or cut off", COPY, e);
        }
    }

    private static boolean is(String algorithm, PKCS8EncodedKeySpec spec) {
        try {
            KeyFactory.getInstance(algorithm).generatePrivate(spec);
            return true;
        } catch (InvalidKeySpecException | NoSuchAlgorithmException e) {
            return false;
        }
    }

    /** PKCS #8 around a key of PKCS #1. */
    static byte[] pkcs8(byte[] pkcs1) {
        byte[] head = {
            0x02,
            0x01,
            0x00,
            0x30,
            0x0d,
            0x06,
            0x09,
            0x2a,
            (byte) 0x86,
            0x48,
            (byte) 0x86,
            (byte) 0xf7,
            0x0d,
            0x01,
            0x01,
            0x01,
            0x05,
            0x00
        };
        return der(0x30, head, der(0x04, pkcs1));
    }

    private static byte[] der(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (length < 128) {
            out.write(length);
        } else {
            int bytes = length > 0xFFFF ? 3 : length > 0xFF ? 2 : 1;
            out.write(0x80 + bytes);
            for (int i = bytes - 1; i >= 0; i--) {
                out.write(length >> (8 * i));
            }
        }
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
