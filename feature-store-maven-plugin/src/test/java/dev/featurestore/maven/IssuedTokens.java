package dev.featurestore.maven;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** Security tokens that an embedded cloud accepts, because its own key signs them: what OCI's auth service issues. */
final class IssuedTokens {

    private final PrivateKey issuer;

    /** @param ociConfig configuration file of the embedded cloud, beside which its key lies */
    IssuedTokens(Path ociConfig) throws Exception {
        this.issuer = KeyFactory.getInstance("RSA")
                .generatePrivate(
                        new PKCS8EncodedKeySpec(Pem.decode(Files.readString(ociConfig.resolveSibling("key.pem")))));
    }

    String issue(PublicKey key, Duration lifetime) throws Exception {
        ObjectMapper json = new ObjectMapper();
        RSAPublicKey rsa = (RSAPublicKey) key;
        String jwk = json.writeValueAsString(
                Map.of("kty", "RSA", "n", number(rsa.getModulus()), "e", number(rsa.getPublicExponent())));
        Instant now = Instant.now();
        String signed = part(json.writeValueAsBytes(Map.of("alg", "RS256"))) + "."
                + part(json.writeValueAsBytes(Map.of(
                        "jwk",
                        jwk,
                        "iat",
                        now.getEpochSecond(),
                        "exp",
                        now.plus(lifetime).getEpochSecond())));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(issuer);
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + part(signature.sign());
    }

    /** A token for a key in the form in which token services are sent it: base64 of its DER form. */
    String issue(String publicKey) throws Exception {
        return issue(
                KeyFactory.getInstance("RSA")
                        .generatePublic(
                                new X509EncodedKeySpec(Base64.getMimeDecoder().decode(publicKey))),
                Duration.ofHours(1));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return part(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
