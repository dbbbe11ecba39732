package dev.featurestore.provider.utility.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.utility.kind.JobSite;
import dev.featurestore.provider.utility.kind.Kinds;
import dev.featurestore.provider.value.Value;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsKindsTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private static Kinds kindsAt(Instant now) {
        Path here = Path.of("").toAbsolutePath();
        return TlsKinds.all(new JobSite(
                here, here, here, Clock.fixed(now, ZoneOffset.UTC), line -> {}, (template, values) -> template));
    }

    private static ArgumentValues created(String type, Draft arguments) throws ServiceException {
        return new ArgumentValues(
                Objects.requireNonNull(kindsAt(NOW).resources().get(type)).create(arguments.planned()));
    }

    private static ArgumentValues key(String algorithm, String curve) throws ServiceException {
        return created(
                "tls_private_key",
                Draft.empty().set("algorithm", algorithm).set("rsa_bits", 2048).set("ecdsa_curve", curve));
    }

    @ParameterizedTest
    @CsvSource({"RSA, '', RSA", "ECDSA, P256, EC", "ECDSA, P384, EC", "ECDSA, P521, EC", "ED25519, '', Ed25519"})
    void keysAreThoseThatTheJdkReads(String algorithm, String curve, String jdk) throws Exception {
        ArgumentValues key = key(algorithm, curve);
        Pem pkcs8 = Pem.read("key", key.textOrEmpty("private_key_pem_pkcs8"));
        PrivateKey read = KeyFactory.getInstance(jdk).generatePrivate(new PKCS8EncodedKeySpec(pkcs8.content()));
        assertThat(read.getAlgorithm()).isIn(jdk, "EdDSA");
        Pem pem = Pem.read("key", key.textOrEmpty("private_key_pem"));
        assertThat(pem.label()).isEqualTo(jdk.equals("Ed25519") ? "PRIVATE KEY" : jdk + " PRIVATE KEY");
    }

    @ParameterizedTest
    @CsvSource({"RSA, ''", "ECDSA, P224", "ECDSA, P256", "ECDSA, P521", "ED25519, ''"})
    void keysAreReadInAllTheirFormats(String algorithm, String curve) throws Exception {
        ArgumentValues key = key(algorithm, curve);
        for (String format : List.of("private_key_pem", "private_key_pem_pkcs8", "private_key_openssh")) {
            if (!key.textOrEmpty(format).isEmpty()) {
                TlsKey read = PrivateKeys.read(format, key.textOrEmpty(format));
                assertThat(read.algorithm()).isEqualTo(algorithm);
                assertThat(new Pem("PUBLIC KEY", read.publicKey()).text()).isEqualTo(key.textOrEmpty("public_key_pem"));
            }
        }
        assertThat(key.textOrEmpty("private_key_openssh").isEmpty()).isEqualTo(curve.equals("P224"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "ECDSA", "ED25519"})
    void certificatesOfAnAuthorityAreVerified(String algorithm) throws Exception {
        ArgumentValues authorityKey = key(algorithm, "P384");
        ArgumentValues authority = created(
                "tls_self_signed_cert",
                Draft.empty()
                        .set("private_key_pem", authorityKey.textOrEmpty("private_key_pem"))
                        .set("subject", subject("authority"))
                        .set("validity_period_hours", 24)
                        .set("is_ca_certificate", true)
                        .set("allowed_uses", List.of("cert_signing", "crl_signing", "decipher_only")));
        ArgumentValues request = created(
                "tls_cert_request",
                Draft.empty()
                        .set("private_key_pem", key("ECDSA", "P256").textOrEmpty("private_key_pem"))
                        .set("subject", subject("server"))
                        .set("dns_names", List.of("example.com"))
                        .set("ip_addresses", List.of("127.0.0.1", "::1"))
                        .set("uris", List.of("https://example.com")));
        ArgumentValues signed = created(
                "tls_locally_signed_cert",
                Draft.empty()
                        .set("ca_cert_pem", authority.textOrEmpty("cert_pem"))
                        .set("ca_private_key_pem", authorityKey.textOrEmpty("private_key_pem"))
                        .set("cert_request_pem", request.textOrEmpty("cert_request_pem"))
                        .set("validity_period_hours", 1)
                        .set("early_renewal_hours", 0)
                        .set("allowed_uses", List.of("digital_signature", "server_auth")));

        X509Certificate issuer =
                Certificates.read("cert", authority.textOrEmpty("cert_pem")).get(0);
        X509Certificate server =
                Certificates.read("cert", signed.textOrEmpty("cert_pem")).get(0);
        issuer.verify(issuer.getPublicKey());
        server.verify(issuer.getPublicKey());
        assertThat(server.getSubjectX500Principal().getName()).isEqualTo("CN=server,O=Example");
        assertThat(server.getIssuerX500Principal()).isEqualTo(issuer.getSubjectX500Principal());
        assertThat(server.getSubjectAlternativeNames())
                .containsExactly(
                        List.of(2, "example.com"),
                        List.of(7, "127.0.0.1"),
                        List.of(7, "0:0:0:0:0:0:0:1"),
                        List.of(6, "https://example.com"));
        assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(server.getKeyUsage()[0]).isTrue();
        assertThat(issuer.getKeyUsage()).containsExactly(false, false, false, false, false, true, true, false, true);
        assertThat(issuer.getBasicConstraints()).isPositive();
        assertThat(server.getBasicConstraints()).isNegative();
        assertThat(signed.textOrEmpty("validity_end_time")).isEqualTo("2026-01-31T13:00:00Z");
        assertThat(Certificates.subjectKey(issuer)).isPresent();

        var kind = Objects.requireNonNull(
                kindsAt(NOW.plusSeconds(3599)).resources().get("tls_locally_signed_cert"));
        assertThat(kind.read(signed.values())).contains(signed.values());
        kind = Objects.requireNonNull(kindsAt(NOW.plusSeconds(3600)).resources().get("tls_locally_signed_cert"));
        assertThat(kind.read(signed.values())).isEmpty();
    }

    private static Value subject(String name) {
        return new Value.Sequence(List.of(Draft.empty()
                .set("common_name", name)
                .set("organization", "Example")
                .planned()));
    }

    @Test
    void whatIsNoKeyIsNamed() {
        assertThatThrownBy(() -> PrivateKeys.read("private_key_pem", "text"))
                .hasMessage("Invalid private_key_pem: no PEM block found.");
        assertThatThrownBy(() ->
                        PrivateKeys.read("private_key_pem", new Pem("EC PRIVATE KEY", new byte[] {48, 9}).text()))
                .hasMessageStartingWith("Invalid key or certificate");
        assertThatThrownBy(() -> key("DSA", "")).hasMessageContaining("it must be RSA, ECDSA or ED25519");
        assertThatThrownBy(() -> key("ECDSA", "P1")).hasMessageContaining("P224, P256, P384 or P521");
    }
}
