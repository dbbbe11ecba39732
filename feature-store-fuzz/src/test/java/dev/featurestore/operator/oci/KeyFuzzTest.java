package dev.featurestore.operator.oci;

import static dev.featurestore.fuzz.Property.require;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.featurestore.operator.access.Secret;
import dev.featurestore.operator.access.SignIn;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/** A private key is read or refused in words; so is a token. */
@Timeout(10)
class KeyFuzzTest {

    private static final Optional<SignIn.StoredSecret> PASS_PHRASE =
            Optional.of(new SignIn.StoredSecret(new Secret("secret"), "the profile"));

    @FuzzTest
    void keyIsReadOrRefused(byte[] input) {
        try {
            PrivateKey key = PemKey.read(input, PASS_PHRASE);
            require(key.getAlgorithm().equals("RSA"), key::getAlgorithm);
        } catch (UnusableKeyException refused) {
            require(refused.getMessage() != null && !refused.hint("key.pem").isBlank(), () -> "no words: " + refused);
        }
        Jwt.expiry(new String(input, StandardCharsets.UTF_8));
        Jwt.expiry("a." + Base64.getUrlEncoder().encodeToString(input) + ".c");
    }
}
