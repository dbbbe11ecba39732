package dev.featurestore.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A key with a certificate that it has signed itself.
 *
 * @param store both of them, for a server
 */
public record Certified(KeyStore store, PrivateKey key, Certificate certificate) {

    private static final String PASSWORD = "changeit";

    /**
     * Creates a key with a certificate.
     *
     * @param more further arguments of keytool, such as {@code -ext san=dns:example.com} */
    public static Certified make(Path folder, String name, String... more) throws Exception {
        Path file = Files.createTempDirectory(folder, "key").resolve("store.p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "it",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD,
                "-dname",
                name));
        command.addAll(List.of(more));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
        KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        return new Certified(
                store, (PrivateKey) store.getKey("it", PASSWORD.toCharArray()), store.getCertificate("it"));
    }

    public String certificatePem() throws Exception {
        return Pem.encode("CERTIFICATE", certificate.getEncoded());
    }

    String keyPem() {
        return Pem.encode("PRIVATE KEY", key.getEncoded());
    }

    public SSLContext server() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
