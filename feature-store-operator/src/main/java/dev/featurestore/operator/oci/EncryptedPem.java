package dev.featurestore.operator.oci;

import dev.featurestore.operator.access.SignIn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Decrypts private keys with a pass phrase, as far as the JDK can: PKCS #8, and the older form of OpenSSL, which
 * {@code oci setup keys} writes.
 */
final class EncryptedPem {

    private static final Pattern DEK = Pattern.compile("DEK-Info: *([A-Z0-9-]+),([0-9A-Fa-f]+)");

    private static final String CONVERT = "Convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc -in KEY -out KEY.pem";

    /** Identifiers of ciphers and key derivation functions, in DER. Sources: RFC 8018, RFC 7914, RFC 3657. */
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("06092b06010401da47040b", "scrypt");
        NAMES.put("06082a864886f70d0307", "DES3");
        NAMES.put("06052b0e030207", "DES");
        NAMES.put("060b2a83088c9a4b3d01010104", "Camellia");
    }

    private EncryptedPem() {}

    /** Decrypts PKCS #8. */
    static byte[] pkcs8(byte[] der, Optional<SignIn.StoredSecret> passPhrase) throws UnusableKeyException {
        SignIn.StoredSecret known = required(passPhrase);
        char[] characters = known.secret().value().toCharArray();
        Cipher cipher;
        EncryptedPrivateKeyInfo info;
        try {
            info = new EncryptedPrivateKeyInfo(der);
            String name = info.getAlgName();
            String algorithm = name.startsWith("PBES2") || name.startsWith("1.2.840.113549.1.5.13")
                    ? String.valueOf(info.getAlgParameters())
                    : name;
            SecretKeyFactory factory = SecretKeyFactory.getInstance(algorithm);
            cipher = Cipher.getInstance(algorithm);
            requireAscii(characters);
            cipher.init(
                    Cipher.DECRYPT_MODE, factory.generateSecret(new PBEKeySpec(characters)), info.getAlgParameters());
        } catch (IOException | GeneralSecurityException e) {
            throw unsupported(cipher(der), e);
        }
        try {
            return info.getKeySpec(cipher).getEncoded();
        } catch (GeneralSecurityException e) {
            throw wrong(known, e);
        }
    }

    /** The JDK derives keys from ASCII pass phrases only. */
    private static void requireAscii(char[] passPhrase) throws UnusableKeyException {
        for (char c : passPhrase) {
            if (c < ' ' || c > '~') {
                throw new UnusableKeyException(
                        "is encrypted with a pass phrase that is not ASCII, which the JDK cannot use",
                        "Encrypt it with another pass phrase: openssl pkcs8 -topk8 -v2 aes-256-cbc -in KEY -out KEY.pem");
            }
        }
    }

    private static String cipher(byte[] der) {
        String start = HexFormat.of().formatHex(der, 0, Math.min(der.length, 200));
        return NAMES.entrySet().stream()
                .filter(name -> start.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("a cipher");
    }

    /**
     * Decrypts a PEM body with the headers of RFC 1421. Its key is derived from the pass phrase as by OpenSSL's
     * {@code EVP_BytesToKey}, with MD5 and one round.
     */
    static byte[] pkcs1(String body, Optional<SignIn.StoredSecret> passPhrase) throws UnusableKeyException {
        SignIn.StoredSecret known = required(passPhrase);
        Matcher dek = DEK.matcher(body);
        if (!dek.find()) {
            throw new UnusableKeyException("is damaged: it has no line DEK-Info", CONVERT);
        }
        String name = dek.group(1);
        String algorithm = name.startsWith("AES-") ? "AES" : "DESede";
        int length = switch (name) {
            case "AES-128-CBC" -> 16;
            case "AES-192-CBC", "DES-EDE3-CBC" -> 24;
            case "AES-256-CBC" -> 32;
            default -> throw unsupported(name, null);
        };
        try {
            byte[] iv = HexFormat.of().parseHex(dek.group(2));
            Cipher cipher = Cipher.getInstance(algorithm + "/CBC/PKCS5Padding");
            byte[] salt = Arrays.copyOf(iv, 8);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key(known.secret().value(), salt, length), algorithm),
                    new IvParameterSpec(iv));
            return cipher.doFinal(PemKey.decoded(body.substring(dek.end())));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw wrong(known, e);
        }
    }

    private static byte[] key(String secret, byte[] salt, int length) throws GeneralSecurityException {
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        byte[] last = {};
        while (key.size() < length) {
            md5.update(last);
            md5.update(secret.getBytes(StandardCharsets.UTF_8));
            md5.update(salt);
            last = md5.digest();
            key.writeBytes(last);
        }
        return Arrays.copyOf(key.toByteArray(), length);
    }

    /** The key that was decrypted; a wrong pass phrase may decrypt it to anything. */
    static PrivateKey rsa(byte[] pkcs1, Optional<SignIn.StoredSecret> passPhrase) throws UnusableKeyException {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(PemKey.pkcs8(pkcs1)));
        } catch (GeneralSecurityException e) {
            throw wrong(required(passPhrase), e);
        }
    }

    private static SignIn.StoredSecret required(Optional<SignIn.StoredSecret> passPhrase) throws UnusableKeyException {
        return passPhrase.orElseThrow(() -> new UnusableKeyException(
                "is encrypted, and no pass phrase is set",
                "Set OCI_CLI_PASSPHRASE, or pass_phrase in the profile, or a server in Maven's settings.xml"
                        + " (featurestore.serverId)"));
    }

    private static UnusableKeyException wrong(SignIn.StoredSecret passPhrase, Exception cause) {
        return new UnusableKeyException(
                "cannot be decrypted with the pass phrase from " + passPhrase.source(),
                "Correct the pass phrase: OCI_CLI_PASSPHRASE, pass_phrase in the profile, or a server in Maven's"
                        + " settings.xml (featurestore.serverId)",
                cause);
    }

    private static UnusableKeyException unsupported(String cipher, @Nullable Exception cause) {
        return new UnusableKeyException(
                "is encrypted with " + cipher + ", which the JDK cannot decrypt", CONVERT, cause);
    }
}
