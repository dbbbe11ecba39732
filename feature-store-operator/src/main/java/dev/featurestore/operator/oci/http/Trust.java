package dev.featurestore.operator.oci.http;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** TLS that trusts certificates of a PEM file. */
public final class Trust {

    private static final Pattern CERTIFICATE = Pattern.compile(
            "-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----(.*?)-----END (?:X509 |TRUSTED )?CERTIFICATE-----",
            Pattern.DOTALL);

    private Trust() {}

    /**
     * Trusts the certificates of a file in addition to the JVM's.
     *
     * @param source the setting with the file, for messages
     */
    static SSLContext andOf(Path pem, String source) {
        List<Certificate> all = new ArrayList<>(read(pem, source));
        try {
            for (TrustManager manager : managers(null)) {
                if (manager instanceof X509TrustManager x509) {
                    all.addAll(List.of(x509.getAcceptedIssuers()));
                }
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Cannot read the certificates that the JVM trusts", e);
        }
        return of(all);
    }

    /** Trusts the certificates of a file, and no other. */
    public static SSLSocketFactory onlyOf(Path pem, String source) {
        return of(read(pem, source)).getSocketFactory();
    }

    private static SSLContext of(Collection<? extends Certificate> certificates) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                store.setCertificateEntry(Integer.toString(number++), certificate);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(store), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS is not available in this JDK", e);
        }
    }

    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static List<X509Certificate> read(Path pem, String source) {
        try {
            byte[] bytes = Files.readAllBytes(pem);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            List<X509Certificate> certificates = new ArrayList<>();
            for (byte[] part : text.contains("-----BEGIN ") ? certificates(text) : List.of(bytes)) {
                certificates.addAll(read(part, certificates.size() + 1, pem, source));
            }
            if (!certificates.isEmpty()) {
                return certificates;
            }
            throw unusable(
                    pem, source, text.contains("PRIVATE KEY-----") ? "it has only a private key" : "it has none");
        } catch (IOException e) {
            throw unusable(pem, source, "it cannot be read");
        }
    }

    /** The certificates of a PEM file, which may also have a byte order mark, comments and keys (RFC 7468). */
    private static List<byte[]> certificates(String text) {
        List<byte[]> certificates = new ArrayList<>();
        Matcher block = CERTIFICATE.matcher(text);
        while (block.find()) {
            certificates.add(("-----BEGIN CERTIFICATE-----" + block.group(1) + "-----END CERTIFICATE-----\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
        }
        return certificates;
    }

    private static List<X509Certificate> read(byte[] part, int number, Path pem, String source) {
        try {
            List<X509Certificate> certificates = new ArrayList<>();
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(part))) {
                certificates.add((X509Certificate) certificate);
            }
            return certificates;
        } catch (GeneralSecurityException e) {
            throw unusable(pem, source, "certificate " + number + " cannot be read as PEM");
        }
    }

    private static FeatureStoreException unusable(Path pem, String source, String why) {
        return FeatureStoreException.of(
                FailureCode.INVALID_NETWORK_SETTING,
                source + ": cannot read certificates from " + pem + ": " + why,
                "Set a file with certificates in PEM format, each from BEGIN CERTIFICATE to END CERTIFICATE");
    }
}
