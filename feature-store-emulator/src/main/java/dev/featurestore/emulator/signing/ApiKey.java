package dev.featurestore.emulator.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** An RSA key for signing API requests. */
final class ApiKey {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /** The last line of a key file ("SDK and CLI Configuration File" in OCI's documentation). */
    private static final String LABEL = "OCI_API_KEY";

    private static final int BITS = 2048;
    private static final int PEM_LINE = 64;

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private ApiKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    static ApiKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            return new ApiKey(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK generates RSA keys", e);
        }
    }

    /** Reads PKCS#8 in PEM form. */
    static ApiKey fromPem(String pem) throws GeneralSecurityException {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new GeneralSecurityException("missing line " + BEGIN);
        }
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException(e.getMessage(), e);
        }
        KeyFactory keys = KeyFactory.getInstance("RSA");
        PrivateKey privateKey = keys.generatePrivate(new PKCS8EncodedKeySpec(der));
        if (!(privateKey instanceof RSAPrivateCrtKey rsa)) {
            throw new GeneralSecurityException("the RSA key lacks its public exponent");
        }
        PublicKey publicKey = keys.generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
        return new ApiKey(privateKey, publicKey);
    }

    /** The private key as PKCS#8 in PEM form, with the label without which OCI's CLI prints a warning. */
    String pem() {
        Base64.Encoder base64 = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'});
        return BEGIN + "\n" + base64.encodeToString(privateKey.getEncoded()) + "\n" + END + "\n" + LABEL + "\n";
    }

    PublicKey publicKey() {
        return publicKey;
    }

    /** MD5 of the public key's DER form, as OCI shows it: pairs of hexadecimal digits with colons between. */
    String fingerprint() {
        try {
            return HexFormat.ofDelimiter(":")
                    .formatHex(MessageDigest.getInstance("MD5").digest(publicKey.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
