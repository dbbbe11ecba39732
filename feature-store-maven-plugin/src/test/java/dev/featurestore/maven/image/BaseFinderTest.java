package dev.featurestore.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.featurestore.maven.Certified;
import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.oci.http.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that does not answer, with mirrors and without, and the hints about each. */
class BaseFinderTest {

    private static final String ALLOW_INSECURE = "If you trust the network, set -Dfeaturestore.allowInsecureRegistries";

    @TempDir
    Path folder;

    private final LoggedBuild log = new LoggedBuild();
    private String silent = "";

    private @Nullable HttpServer server;

    @BeforeEach
    void findAPortWithoutServer() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            silent = "127.0.0.1:" + closed.getLocalPort();
        }
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void withoutAMirrorTheHintNamesTheProperty() {
        FeatureStoreException e = failure(silent, Map.of(), Optional.empty());

        assertThat(e.code()).isEqualTo(FailureCode.REGISTRY_UNREACHABLE);
        assertThat(e.hint()).endsWith("To use a mirror, set -Dfeaturestore.registryMirrors=" + silent + "=HOST");
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void warningAboutAMirrorWithoutTlsHasItsRemedy() throws Exception {
        FeatureStoreException e;
        String mirror;
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            mirror = "127.0.0.1:" + plain.getLocalPort();
            Thread answering = new Thread(() -> refuse(plain), "plain-registry");
            answering.start();
            e = failure(silent, Map.of(silent, List.of(mirror)), Optional.empty());
            answering.join();
        }

        assertThat(log.warnings())
                .containsExactly("Cannot use " + mirror + ", the mirror of " + silent
                        + ": SSLException: Unsupported or unrecognized SSL message. " + ALLOW_INSECURE);
        assertThat(e.code()).isEqualTo(FailureCode.REGISTRY_UNREACHABLE);
        assertThat(e.hint())
                .endsWith("To use the mirror that is set, fix the cause in its warning")
                .doesNotContain("registryMirrors");
    }

    @Test
    void certificateForAnotherNameIsNoQuestionOfTrust() throws Exception {
        Certified certified = Certified.make(folder, "CN=registry.example.com", "-ext", "san=dns:registry.example.com");
        String host = started(tls(certified));
        Path pem = pem(certified);

        FeatureStoreException e = failure(host, Map.of(), Optional.of(pem));

        assertThat(e.code()).isEqualTo(FailureCode.REGISTRY_REFUSED);
        assertThat(e)
                .hasMessageContaining("the certificate of the registry " + host + " of the base " + host
                        + "/java:17 is for another host name (SSLHandshakeException: No subject alternative names");
        assertThat(e.hint()).isEqualTo("Use the host name in the certificate, or create a certificate for 127.0.0.1");
        failure(silent, Map.of(silent, List.of(host)), Optional.of(pem));
        assertThat(log.warnings()).singleElement().asString().endsWith(". " + e.hint());
    }

    @Test
    void certificateThatIsNotTrustedNeedsAnAuthority() throws Exception {
        String host = started(tls(Certified.make(folder, "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1")));
        Path other = pem(Certified.make(folder, "CN=other"));

        assertThat(failure(host, Map.of(), Optional.empty()).hint())
                .contains("set -Dfeaturestore.caCertificates to a PEM file");
        FeatureStoreException e = failure(host, Map.of(), Optional.of(other));
        assertThat(e).hasMessageContaining("the TLS connection to the registry " + host);
        assertThat(e.hint()).isEqualTo("For your own certificate authority, add its certificate to " + other);
        failure(silent, Map.of(silent, List.of(host)), Optional.empty());
        assertThat(log.warnings()).singleElement().asString().contains(". For your own certificate authority, set ");
    }

    private FeatureStoreException failure(String host, Map<String, List<String>> mirrors, Optional<Path> authorities) {
        Network network = new Network(List.of(), authorities, Map.of(), false);
        Registries registries = new Registries(mirrors, false, registry -> Optional.empty(), network, folder);
        RegistryLogins logins = new RegistryLogins(registries, log);
        BaseFinder finder = new BaseFinder(
                registries,
                new RegistryProbe(Transport.of(network, log), false),
                new RegistryManifests(registries, logins, log),
                logins,
                log);
        ImageSpec spec = new ImageSpec(
                List.of(ImageName.of("fs:v1", "it")),
                ImageName.of(host + "/java:17", "it"),
                List.of(),
                new ImageUser("0"),
                Instant.EPOCH,
                new TreeMap<>(),
                List.of(),
                "Main",
                "1");
        return catchThrowableOfType(
                FeatureStoreException.class, () -> finder.find(spec, new ImageTarget.Tar(folder.resolve("image.tar"))));
    }

    /** Answers one request without TLS; the HTTP server of the JDK does not answer it at all. */
    private static void refuse(ServerSocket plain) {
        try (Socket client = plain.accept()) {
            client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            client.shutdownOutput();
            client.getInputStream().readAllBytes();
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private String started(HttpServer made) {
        server = made;
        made.start();
        return "127.0.0.1:" + made.getAddress().getPort();
    }

    private static HttpsServer tls(Certified certified) throws Exception {
        HttpsServer made = HttpsServer.create(anyPort(), 0);
        made.setHttpsConfigurator(new HttpsConfigurator(certified.server()));
        return made;
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private Path pem(Certified certified) throws Exception {
        return Files.writeString(Files.createTempFile(folder, "ca", ".pem"), certified.certificatePem());
    }
}
