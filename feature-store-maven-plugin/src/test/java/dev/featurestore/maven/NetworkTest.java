package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.terraform.EngineOptions;
import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.ProxyServer;
import dev.featurestore.operator.access.Secret;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.retry.RetryPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The way to a cloud: real proxies, real TLS, and what is told where nothing answers. */
@Tag("slow")
class NetworkTest {

    @TempDir
    Path folder;

    private EmbeddedCloud cloud;
    private DryRuns dryRuns;

    @BeforeEach
    void start() throws Exception {
        cloud = EmbeddedCloud.open(new EmbeddedCloudOptions(folder.resolve("cloud"), 0, 2_000)
                .with(EngineOptions.BUILT_IN)
                // Through a proxy, or behind one.
                .withHosts(Set.of("cloud.invalid")));
        dryRuns = DryRuns.in(folder);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void proxyOfTheEnvironmentIsUsed() throws Exception {
        try (ForwardProxy proxy = ForwardProxy.to(cloud.endpoint().getPort())) {
            works("http://cloud.invalid", environment("HTTP_PROXY", "http://127.0.0.1:" + proxy.port()));

            assertThat(proxy.requests()).isNotEmpty().allMatch(r -> r.startsWith("GET http://cloud.invalid/20180917/"));
        }
    }

    @Test
    void proxyOfTheEnvironmentIsGivenTheCredentialsOfItsUrl() throws Exception {
        try (ForwardProxy proxy = ForwardProxy.to(cloud.endpoint().getPort(), "me:p@ss")) {
            works("http://cloud.invalid", environment("http_proxy", "http://me:p%40ss@127.0.0.1:" + proxy.port()));
        }
    }

    @Test
    void proxyOfTheSettingsIsGivenItsCredentials() throws Exception {
        try (ForwardProxy proxy = ForwardProxy.to(cloud.endpoint().getPort(), "me:p@ss")) {
            works(
                    "http://cloud.invalid",
                    settings(new ProxyServer(
                            "http",
                            "127.0.0.1",
                            proxy.port(),
                            Optional.of(new ProxyServer.Credentials("me", new Secret("p@ss"))),
                            List.of())));
        }
    }

    @Test
    void proxyThatWantsCredentialsSaysSo() throws Exception {
        try (ForwardProxy proxy = ForwardProxy.to(cloud.endpoint().getPort(), "me:p@ss")) {
            FeatureStoreException e = dryRuns.failure(
                    address("https://cloud.invalid", environment("HTTPS_PROXY", "127.0.0.1:" + proxy.port())));

            assertThat(e.code()).isEqualTo(FailureCode.CLOUD_UNREACHABLE);
            assertThat(e)
                    .hasMessageContaining("the proxy 127.0.0.1:" + proxy.port())
                    .hasMessageContaining("407 Proxy Authentication Required");
        }
    }

    @Test
    void thisMachineIsNeverReachedThroughAProxy() throws Exception {
        works(cloud.endpoint().toString(), environment("HTTP_PROXY", "http://127.0.0.1:1"));
    }

    @Test
    void certificateAuthorityOfACompanyIsTrustedThroughATunnelWithCredentials() throws Exception {
        Certified certified = Certified.make(folder, "CN=cloud.invalid", "-ext", "san=dns:cloud.invalid");
        // As editors on Windows and tools that keep all in one file write it.
        Path pem = Files.writeString(
                folder.resolve("ca.pem"),
                "\uFEFFBag Attributes\n-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
                        + certified.certificatePem());
        try (TlsFront tls = TlsFront.of(certified, cloud.endpoint().getPort());
                ForwardProxy proxy = ForwardProxy.to(tls.port(), "me:p@ss")) {
            Map<String, String> environment = Map.of("HTTPS_PROXY", "http://me:p%40ss@127.0.0.1:" + proxy.port());

            works("https://cloud.invalid", new Network(List.of(), Optional.of(pem), environment, false));
            assertThat(proxy.requests()).allMatch(r -> r.equals("CONNECT cloud.invalid:443 HTTP/1.1"));

            FeatureStoreException e = dryRuns.failure(
                    address("https://cloud.invalid", new Network(List.of(), Optional.empty(), environment, false)));
            assertThat(e.code()).isEqualTo(FailureCode.CLOUD_UNREACHABLE);
            assertThat(e).hasMessageContaining("cloud.invalid").hasMessageContaining("certification path");
            assertThat(e.hint()).contains("featurestore.caCertificates");
        }
    }

    @Test
    void certificateThatNamesAnotherHostIsRefused() throws Exception {
        Certified certified = Certified.make(folder, "CN=other.invalid", "-ext", "san=dns:other.invalid");
        Path pem = Files.writeString(folder.resolve("ca.pem"), certified.certificatePem());
        try (TlsFront tls = TlsFront.of(certified, cloud.endpoint().getPort())) {
            FeatureStoreException e = dryRuns.failure(
                    address("https://127.0.0.1:" + tls.port(), environment("OCI_CLI_CERT_BUNDLE", pem.toString())));

            assertThat(e.code()).isEqualTo(FailureCode.CLOUD_UNREACHABLE);
            assertThat(e).hasMessageContaining("127.0.0.1");
        }
    }

    @Test
    void bundleOfTheCliIsTrusted() throws Exception {
        Certified certified = Certified.make(folder, "CN=localhost", "-ext", "san=dns:localhost");
        Path pem = Files.writeString(folder.resolve("ca.pem"), certified.certificatePem());
        try (TlsFront tls = TlsFront.of(certified, cloud.endpoint().getPort())) {
            works("https://localhost:" + tls.port(), environment("OCI_CLI_CERT_BUNDLE", pem.toString()));
        }
    }

    @Test
    void fileWithoutCertificatesIsNamed() throws Exception {
        Path pem = Files.writeString(folder.resolve("ca.pem"), "nothing");

        FeatureStoreException e = dryRuns.failure(
                address(cloud.endpoint().toString(), new Network(List.of(), Optional.of(pem), Map.of(), false)));

        assertThat(e).hasMessageContaining(pem.toString()).hasMessageContaining("featurestore.caCertificates");
    }

    @Test
    void offlineNothingBeyondThisMachineIsReached() {
        Network offline = new Network(List.of(), Optional.empty(), Map.of(), true);

        FeatureStoreException e = dryRuns.failure(address("https://{service}.{region}.invalid", offline));

        assertThat(e.code()).isEqualTo(FailureCode.OFFLINE);
        assertThat(e.hint()).contains("-o").contains("-Dfeaturestore.cloud=embedded");
        works(cloud.endpoint().toString(), offline);
    }

    @Test
    @Timeout(30)
    void unknownHostIsToldWithItsName() {
        FeatureStoreException e = dryRuns.failure(address("https://nowhere.invalid", Network.direct()));

        assertThat(e.code()).isEqualTo(FailureCode.CLOUD_UNREACHABLE);
        assertThat(e).hasMessageContaining("UnknownHostException: nowhere.invalid");
        assertThat(e.hint()).contains("region");
    }

    @Test
    @Timeout(30)
    void serverThatNeverAnswersIsToldInTime() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            FeatureStoreException e =
                    dryRuns.failure(address("http://127.0.0.1:" + silent.getLocalPort(), Network.direct()));

            assertThat(e.code()).isEqualTo(FailureCode.CLOUD_UNREACHABLE);
            assertThat(e)
                    .hasMessageContaining("127.0.0.1:" + silent.getLocalPort())
                    .hasMessageContaining("SocketTimeoutException");
        }
    }

    @Test
    @Timeout(30)
    void addressThatSwallowsConnectionsIsToldInTime() throws Exception {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Nobody accepts: once the queue is full, the system answers no further connection.
            while (queue(full.getLocalSocketAddress(), waiting)) {
                assertThat(waiting).hasSizeLessThan(50);
            }

            FeatureStoreException e =
                    dryRuns.failure(address("http://127.0.0.1:" + full.getLocalPort(), Network.direct()));

            assertThat(e.code()).isEqualTo(FailureCode.CLOUD_UNREACHABLE);
            assertThat(e).hasMessageContaining("127.0.0.1:" + full.getLocalPort());
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    private static boolean queue(SocketAddress address, List<Socket> waiting) throws IOException {
        Socket socket = new Socket();
        waiting.add(socket);
        try {
            socket.connect(address, 1000);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Test
    void troubleWhileAJobIsFollowedNeverFailsTheBuild() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (ForwardProxy proxy = ForwardProxy.to(
                cloud.endpoint().getPort(),
                request -> request.contains("/20180917/jobs/")
                        ? switch (asked.getAndIncrement()) {
                            case 0 -> Optional.of(ForwardProxy.Fault.BUSY);
                            case 2 -> Optional.of(ForwardProxy.Fault.BROKEN);
                            case 4 -> Optional.of(ForwardProxy.Fault.DROP);
                            default -> Optional.empty();
                        }
                        : Optional.empty())) {
            assertThat(dryRuns.apply(
                            address(
                                    "http://cloud.invalid",
                                    environment("HTTP_PROXY", "http://127.0.0.1:" + proxy.port())),
                            false))
                    .hasSize(1);
        }

        assertThat(asked).hasValueGreaterThan(4);
        // What passes within ten seconds is not reported.
        assertThat(dryRuns.console().lines()).noneMatch(l -> l.startsWith("Retrying"));
    }

    private void works(String endpoint, Network network) {
        assertThat(dryRuns.run(address(endpoint, network))).anyMatch(l -> l.startsWith("Dry run: would create stack"));
    }

    private CloudAddress address(String endpoint, Network network) {
        return new CloudAddress(
                Optional.of(endpoint), SignIn.apiKey(cloud.ociConfig(), "DEFAULT"), network, RetryPolicy.DEFAULT_LIMIT);
    }

    private static Network environment(String name, String value) {
        return new Network(List.of(), Optional.empty(), Map.of(name, value), false);
    }

    private static Network settings(ProxyServer proxy) {
        return new Network(List.of(proxy), Optional.empty(), Map.of(), false);
    }
}
