package dev.featurestore.provider.utility.tls;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.value.Value;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads certificates. */
final class Certificates {

    private static final String SUBJECT_KEY = "2.5.29.14";

    private Certificates() {}

    /**
     * Reads the certificates of a text, at least one.
     *
     * @param name the argument with the text, for messages
     */
    static List<X509Certificate> read(String name, String text) throws ServiceException {
        Pem.read(name, text);
        try {
            List<X509Certificate> certificates = new ArrayList<>();
            CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
                    .forEach(certificate -> certificates.add((X509Certificate) certificate));
            return certificates;
        } catch (CertificateException e) {
            throw new ServiceException("Invalid " + name + ": " + e.getMessage());
        }
    }

    /** The identifier of the subject's key, if the certificate has one. */
    static Optional<byte[]> subjectKey(X509Certificate certificate) throws ServiceException {
        byte[] extension = certificate.getExtensionValue(SUBJECT_KEY);
        return extension == null
                ? Optional.empty()
                : Optional.of(
                        new DerReader(new DerReader(extension).content(Der.OCTET_STRING)).content(Der.OCTET_STRING));
    }

    /** A certificate as a value of {@code tls_certificate}. */
    static Value.Structure element(X509Certificate certificate) throws ServiceException {
        try {
            byte[] encoded = certificate.getEncoded();
            int path = certificate.getBasicConstraints();
            return Draft.empty()
                    .set("cert_pem", new Pem("CERTIFICATE", encoded).text())
                    .set("is_ca", path >= 0)
                    .set("issuer", certificate.getIssuerX500Principal().getName())
                    .set("max_path_length", path < 0 || path == Integer.MAX_VALUE ? -1 : path)
                    .set("not_after", certificate.getNotAfter().toInstant().toString())
                    .set("not_before", certificate.getNotBefore().toInstant().toString())
                    .set(
                            "public_key_algorithm",
                            algorithm(certificate.getPublicKey().getAlgorithm()))
                    .set("serial_number", certificate.getSerialNumber().toString())
                    .set("sha1_fingerprint", HexFormat.of().formatHex(KeyAttributes.sha1(encoded)))
                    .set("signature_algorithm", signature(certificate.getSigAlgName()))
                    .set("subject", certificate.getSubjectX500Principal().getName())
                    .set("version", certificate.getVersion())
                    .done();
        } catch (CertificateEncodingException e) {
            throw new ServiceException("Invalid certificate: " + e.getMessage());
        }
    }

    private static String algorithm(String name) {
        return switch (name) {
            case "EC" -> "ECDSA";
            case "EdDSA" -> "Ed25519";
            default -> name;
        };
    }

    /** {@code SHA256withRSA} is {@code SHA256-RSA} in Go, {@code SHA256withECDSA} is {@code ECDSA-SHA256}. */
    private static String signature(String name) {
        String[] parts = name.split("(?i)with", -1);
        if (parts.length != 2) {
            return algorithm(name);
        }
        String hash = parts[0].toUpperCase(Locale.ROOT);
        return parts[1].equalsIgnoreCase("ECDSA") ? "ECDSA-" + hash : hash + "-" + parts[1];
    }
}
