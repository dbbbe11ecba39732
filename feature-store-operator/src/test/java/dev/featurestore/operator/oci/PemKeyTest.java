package dev.featurestore.operator.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.access.Secret;
import dev.featurestore.operator.access.SignIn;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys in {@code src/test/resources/keys}, written by openssl 3.0 and ssh-keygen; their pass phrase is "right". */
class PemKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pkcs1.pem",
                "openssl-aes128.pem",
                "openssl-aes192.pem",
                "openssl-aes256.pem",
                "openssl-des3.pem",
                "pkcs8-aes256.pem",
                "pkcs8-v1-des3.pem"
            })
    void formsThatTheJdkReadsAreTheSameKey(String name) throws Exception {
        assertThat(read(name, "right").getEncoded())
                .isEqualTo(PemKey.read(bytes("pkcs8.pem"), Optional.empty()).getEncoded());
    }

    @ParameterizedTest
    @CsvSource({
        "ec.pem, 'an EC key; OCI accepts only RSA keys', oci setup keys",
        "ec-pkcs8.pem, 'an EC key; OCI accepts only RSA keys', oci setup keys",
        "ed25519.pem, 'an Ed25519 key; OCI accepts only RSA keys', oci setup keys",
        "rsa-pss.pem, 'an RSA-PSS key; OCI accepts only RSA keys', oci setup keys",
        "openssh-rsa.pem, OpenSSH format instead of PEM, ssh-keygen -p -m PEM -f KEY.pem",
        "openssh-ed25519.pem, an OpenSSH key that is not RSA, oci setup keys",
        "public.pem, a public key, Set the private key",
        "openssh.pub, a public key, Set the private key",
        "certificate.pem, a certificate, Set a private key",
        "pkcs8.der, DER format, openssl pkey -inform DER -in KEY -out KEY.pem",
        "pkcs8-des3.pem, encrypted with DES3, openssl pkcs8 -topk8 -v2 aes-256-cbc -in KEY -out KEY.pem",
        "pkcs8-scrypt.pem, encrypted with scrypt, openssl pkcs8 -topk8 -v2 aes-256-cbc -in KEY -out KEY.pem",
        "pkcs8-camellia.pem, encrypted with Camellia, openssl pkcs8 -topk8 -v2 aes-256-cbc -in KEY -out KEY.pem",
        "openssl-camellia256.pem, encrypted with CAMELLIA-256-CBC, openssl pkcs8 -topk8 -v2 aes-256-cbc -in KEY"
    })
    void unusableKeyIsReportedWithItsTypeAndAHint(String name, String what, String hint) {
        assertRefused(name, "right", what, hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openssl-aes256.pem", "openssl-des3.pem", "pkcs8-aes256.pem", "pkcs8-v1-des3.pem"})
    void missingAndWrongPassPhrasesAreReportedDifferently(String name) {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> PemKey.read(bytes(name), Optional.empty()))
                .withMessage("is encrypted, and no pass phrase is set");
        assertRefused(
                name, "hunter2", "cannot be decrypted with the pass phrase from settings.xml", "OCI_CLI_PASSPHRASE");
    }

    @Test
    void passPhraseBeyondAsciiIsNamedAsTheCause() {
        assertRefused("pkcs8-aes256.pem", "größe", "a pass phrase that is not ASCII", "openssl pkcs8");
    }

    @Test
    void emptyCutOffOrDamagedTextIsReported() throws IOException {
        String whole = new String(bytes("pkcs8.pem"), StandardCharsets.US_ASCII);

        assertRefused(" \n".getBytes(StandardCharsets.US_ASCII), "is empty");
        assertRefused(whole.substring(0, 400).getBytes(StandardCharsets.US_ASCII), "is cut off");
        assertRefused(
                (whole.substring(0, 400) + "\n-----END PRIVATE KEY-----").getBytes(StandardCharsets.US_ASCII),
                "is damaged or cut off");
        assertRefused("hunter2".getBytes(StandardCharsets.US_ASCII), "is not a private key in PEM format");
    }

    @Test
    void whatIsAroundTheKeyIsNoPartOfIt() throws Exception {
        byte[] key = PemKey.read(bytes("pkcs8.pem"), Optional.empty()).getEncoded();
        String text = new String(bytes("pkcs8.pem"), StandardCharsets.US_ASCII);
        String other = new String(bytes("public.pem"), StandardCharsets.US_ASCII);

        for (String form : new String[] {
            "\u00ef\u00bb\u00bf" + text,
            "Bag Attributes\n" + text + "OCI_API_KEY",
            other + text,
            text.replace("\n", "\r\n"),
            text.replace("\n", "\\n"),
            text.replace("\n", " ")
        }) {
            assertThat(PemKey.read(form.getBytes(StandardCharsets.ISO_8859_1), Optional.empty())
                            .getEncoded())
                    .isEqualTo(key);
        }
    }

    @Test
    void causeKeepsItsClassAndFramesAndLosesItsText() {
        Throwable shown = WithoutText.of(new IllegalStateException("hunter2", new IOException("hunter2 too")));

        assertThat(shown.getMessage()).isNull();
        assertThat(shown.getCause()).isNotNull().hasMessage(null);
        StringWriter trace = new StringWriter();
        shown.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .contains("java.lang.IllegalStateException", "java.io.IOException", "PemKeyTest.java")
                .doesNotContain("hunter2");
    }

    private static void assertRefused(String name, String passPhrase, String what, String hint) {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> read(name, passPhrase))
                .withMessageContaining(what)
                .withMessageNotContaining(passPhrase)
                .satisfies(e -> assertThat(e.hint("KEY")).contains(hint));
    }

    private static void assertRefused(byte[] bytes, String what) {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> PemKey.read(bytes, Optional.empty()))
                .withMessageContaining(what)
                .withMessageNotContaining("hunter2");
    }

    private static PrivateKey read(String name, String passPhrase) throws UnusableKeyException, IOException {
        return PemKey.read(bytes(name), Optional.of(new SignIn.StoredSecret(new Secret(passPhrase), "settings.xml")));
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = PemKeyTest.class.getResourceAsStream("/keys/" + name)) {
            if (in == null) {
                throw new IOException("there is no key " + name);
            }
            return in.readAllBytes();
        }
    }
}
