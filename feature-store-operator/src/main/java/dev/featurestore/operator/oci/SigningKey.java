package dev.featurestore.operator.oci;

import com.oracle.bmc.http.client.pki.Pem;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.profile.Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The private key of a profile, read and decrypted before the first request. */
final class SigningKey {

    private static final int LONGEST = 1024 * 1024;

    private final byte[] pem;

    private SigningKey(byte[] pem) {
        this.pem = pem;
    }

    /**
     * Reads the key of a profile.
     *
     * @param needed a sentence for the hint if the profile has none
     * @throws FeatureStoreException {@code CREDENTIALS_NOT_FOUND} if it is missing or cannot sign
     */
    static SigningKey of(Profile profile, String needed) {
        Optional<String> content = profile.keyContent();
        if (content.isPresent()) {
            return read(
                    content.get().getBytes(StandardCharsets.ISO_8859_1),
                    profile.keyContentSource(),
                    "FILE",
                    profile.passPhrase());
        }
        return of(profile.file("key_file", needed), profile);
    }

    /** Reads a key in a file. */
    static SigningKey of(Path file, Profile profile) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in.readNBytes(LONGEST), file.toString(), file.toString(), profile.passPhrase());
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.CREDENTIALS_NOT_FOUND,
                    "Cannot read the private key " + file + ": " + e.getClass().getSimpleName(),
                    "Make the file readable for your user",
                    e);
        }
    }

    private static SigningKey read(byte[] bytes, String shown, String file, Optional<SignIn.StoredSecret> passPhrase) {
        try {
            byte[] encoded = PemKey.read(bytes, passPhrase).getEncoded();
            String pem = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                    + "\n-----END PRIVATE KEY-----\n";
            return new SigningKey(pem.getBytes(StandardCharsets.US_ASCII));
        } catch (UnusableKeyException e) {
            String message = "Cannot sign with the private key " + shown + ": it " + e.getMessage();
            throw e.getCause() == null
                    ? FeatureStoreException.of(FailureCode.CREDENTIALS_NOT_FOUND, message, e.hint(file))
                    : FeatureStoreException.of(
                            FailureCode.CREDENTIALS_NOT_FOUND, message, e.hint(file), WithoutText.of(e.getCause()));
        }
    }

    /**
     * Checks that the SDK can read the key of a session token, which it reads from the file. Of the older encrypted form it
     * reads AES-128 only.
     */
    void requireReadableBySdk(Path file, Profile profile) {
        try (ReadableByteChannel channel = Files.newByteChannel(file)) {
            Pem.Decoder decoder = Pem.decoder();
            char @Nullable [] passPhrase = profile.passPhrase()
                    .map(p -> p.secret().value().toCharArray())
                    .orElse(null);
            (passPhrase == null ? decoder : decoder.with(Pem.Passphrase.of(passPhrase))).decodePrivateKey(channel);
        } catch (IOException | RuntimeException e) {
            throw FeatureStoreException.of(
                    FailureCode.CREDENTIALS_NOT_FOUND,
                    "Cannot sign with the private key " + file + ": the SDK cannot read it for a session token",
                    "Convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc -in " + file + " -out " + file + ".pem",
                    WithoutText.of(e));
        }
    }

    /** The key without encryption, as the SDK reads it. */
    InputStream stream() {
        return new ByteArrayInputStream(pem);
    }
}
