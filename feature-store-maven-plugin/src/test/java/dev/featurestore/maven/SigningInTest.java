package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.terraform.EngineOptions;
import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.Network;
import dev.featurestore.operator.cloud.Secret;
import dev.featurestore.operator.cloud.SignIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every way to sign in makes a signed request that the embedded cloud verifies. The services that hand tokens out are run
 * here; the tokens are real ones, signed by the key that the cloud trusts.
 */
class SigningInTest {

    private static final String PASS_PHRASE = "correct horse battery";

    @TempDir
    Path folder;

    private EmbeddedCloud cloud;
    private IssuedTokens tokens;
    private DryRuns dryRuns;
    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void start() throws Exception {
        cloud = EmbeddedCloud.open(
                new EmbeddedCloudOptions(folder.resolve("cloud"), 0, 2_000).with(EngineOptions.BUILT_IN));
        tokens = new IssuedTokens(cloud.ociConfig());
        dryRuns = DryRuns.in(folder);
        Files.createDirectories(folder.resolve(".oci"));
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void apiKeyOfTheProfileThatTheEnvironmentNames() throws Exception {
        Files.writeString(
                folder.resolve(".oci/config"),
                Files.readString(cloud.ociConfig()).replace("[DEFAULT]", "[DEFAULT]\nregion=x\n\n[OTHER]"));
        environment.put("OCI_CLI_PROFILE", "OTHER");

        assertThat(signIn(""))
                .contains("Signing in with the API key of profile OTHER in " + folder.resolve(".oci/config")
                        + " (profile from OCI_CLI_PROFILE)");
    }

    @Test
    void apiKeyThatAdsIsConfiguredWith() throws Exception {
        Files.createDirectories(folder.resolve(".ads_ops"));
        Files.writeString(folder.resolve(".ads_ops/config.ini"), "[OCI]\noci_config = " + cloud.ociConfig() + "\n");

        assertThat(signIn(""))
                .contains("Signing in with the API key of profile DEFAULT in " + cloud.ociConfig()
                        + " (file from ~/.ads_ops/config.ini)");
    }

    @Test
    void encryptedKeyWithThePassPhraseOfItsProfile() throws Exception {
        encryptedProfile("pass_phrase=" + PASS_PHRASE + "\n");

        assertThat(signIn("api_key"))
                .contains("Signing in with the API key of profile DEFAULT in " + folder.resolve(".oci/config"))
                .noneMatch(l -> l.contains(PASS_PHRASE));
    }

    @Test
    void encryptedKeyWithThePassPhraseOfTheEnvironment() throws Exception {
        encryptedProfile("");
        environment.put("OCI_CLI_PASSPHRASE", PASS_PHRASE);

        assertThat(signIn("api_key"))
                .anyMatch(l -> l.endsWith(", its pass phrase from OCI_CLI_PASSPHRASE"))
                .noneMatch(l -> l.contains(PASS_PHRASE));
    }

    @Test
    void encryptedKeyWithThePassPhraseOfTheSettings() throws Exception {
        encryptedProfile("");

        assertThat(dryRuns.run(address("api_key", Optional.of(stored(PASS_PHRASE)))))
                .anyMatch(l -> l.endsWith(", its pass phrase from settings.xml"))
                .noneMatch(l -> l.contains(PASS_PHRASE));
    }

    @Test
    void wrongPassPhraseIsToldWithoutIt() throws Exception {
        encryptedProfile("");

        FeatureStoreException e = dryRuns.failure(address("api_key", Optional.of(stored("hunter2"))));

        assertThat(e.code()).isEqualTo(FailureCode.CREDENTIALS_NOT_FOUND);
        assertThat(e).hasMessageNotContaining("hunter2").hasNoCause();
        assertThat(e.hint()).contains("OCI_CLI_PASSPHRASE").contains("featurestore.serverId");
    }

    @Test
    void sessionToken() throws Exception {
        sessionProfile(Duration.ofHours(1));

        assertThat(signIn("security_token"))
                .contains("Signing in with the session token of profile DEFAULT in " + folder.resolve(".oci/config"));
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(t -> t.getName().equals("session token"));
    }

    @Test
    void sessionTokenThatHasExpiredSaysHowToRenewIt() throws Exception {
        sessionProfile(Duration.ofMinutes(-1));

        FeatureStoreException e = dryRuns.failure(address("security_token", Optional.empty()));

        assertThat(e.code()).isEqualTo(FailureCode.CREDENTIALS_NOT_FOUND);
        assertThat(e).hasMessageContaining("has expired");
        assertThat(e.hint())
                .contains("oci session authenticate --profile-name DEFAULT")
                .contains("oci session refresh --profile DEFAULT");
    }

    @Test
    void profileOfASessionSaysThatItIsOneWhereAKeyIsWanted() throws Exception {
        sessionProfile(Duration.ofHours(1));

        assertThat(dryRuns.failure(address("api_key", Optional.empty())).hint())
                .contains("-Dfeaturestore.auth=security_token");
    }

    @Test
    void instancePrincipal() throws Exception {
        Certified leaf = Certified.make(
                folder,
                "CN=instance, OU=opc-certtype:instance, OU=opc-instance:ocid1.instance.oc1.iad.a,"
                        + " OU=opc-tenant:ocid1.tenancy.oc1..aaaa");
        HttpServer server = server();
        answer(server, "/opc/v2/instance/region", "iad");
        answer(server, "/opc/v2/identity/cert.pem", leaf.certificatePem());
        answer(server, "/opc/v2/identity/key.pem", leaf.keyPem());
        answer(server, "/opc/v2/identity/intermediate.pem", leaf.certificatePem());
        server.createContext("/v1/x509", exchange -> {
            String key = new ObjectMapper()
                    .readTree(exchange.getRequestBody())
                    .path("publicKey")
                    .asText();
            respond(exchange, "{\"token\":\"" + issue(key) + "\"}");
        });
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        environment.put("OCI_METADATA_BASE_URL", address + "/opc/v2/");
        environment.put("OCI_SDK_AUTH_CLIENT_REGION_URL", address);
        environment.put("OCI_CLI_AUTH", "instance_principal");
        try {
            assertThat(signIn(""))
                    .contains("Signing in with the instance principal of this machine (auth from OCI_CLI_AUTH)");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void instancePrincipalOutsideOfOciIsToldAtOnce() {
        environment.put("OCI_METADATA_BASE_URL", "http://127.0.0.1:1/opc/v2/");

        FeatureStoreException e = dryRuns.failure(address("instance_principal", Optional.empty()));

        assertThat(e.code()).isEqualTo(FailureCode.CLOUD_UNREACHABLE);
        assertThat(e).hasMessageContaining("metadata service").hasMessageContaining("127.0.0.1:1");
        assertThat(e.hint()).contains("featurestore.auth");
    }

    @Test
    void authServiceThatRefusesAnInstanceIsQuoted() throws Exception {
        Certified leaf = Certified.make(folder, "CN=instance, OU=opc-tenant:ocid1.tenancy.oc1..aaaa");
        HttpServer server = server();
        answer(server, "/opc/v2/instance/region", "iad");
        answer(server, "/opc/v2/identity/cert.pem", leaf.certificatePem());
        answer(server, "/opc/v2/identity/key.pem", leaf.keyPem());
        answer(server, "/opc/v2/identity/intermediate.pem", leaf.certificatePem());
        server.createContext("/v1/x509", exchange -> {
            byte[] body = "{\"code\":\"NotAuthenticated\",\"message\":\"No.\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        environment.put("OCI_METADATA_BASE_URL", address + "/opc/v2/");
        environment.put("OCI_SDK_AUTH_CLIENT_REGION_URL", address);
        try {
            FeatureStoreException e = dryRuns.failure(address("instance_principal", Optional.empty()));

            assertThat(e.code()).isEqualTo(FailureCode.CREDENTIALS_NOT_FOUND);
            assertThat(e).hasMessageContaining("instance principal").hasMessageContaining("401");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void resourcePrincipalOfFiles() throws Exception {
        KeyPair key = newKey();
        Path token = Files.writeString(folder.resolve("rpst"), tokens.issue(key.getPublic(), Duration.ofHours(1)));
        Path pem = Files.writeString(
                folder.resolve("rp.pem"),
                Pem.encode("PRIVATE KEY", key.getPrivate().getEncoded()));
        environment.putAll(Map.of(
                "OCI_RESOURCE_PRINCIPAL_VERSION",
                "2.2",
                "OCI_RESOURCE_PRINCIPAL_RPST",
                token.toString(),
                "OCI_RESOURCE_PRINCIPAL_PRIVATE_PEM",
                pem.toString(),
                "OCI_RESOURCE_PRINCIPAL_REGION",
                "us-ashburn-1"));

        assertThat(signIn("resource_principal")).contains("Signing in with the resource principal, version 2.2");
    }

    @Test
    void resourcePrincipalElsewhereIsToldAtOnce() {
        FeatureStoreException e = dryRuns.failure(address("resource_principal", Optional.empty()));

        assertThat(e.code()).isEqualTo(FailureCode.CREDENTIALS_NOT_FOUND);
        assertThat(e).hasMessageContaining("OCI_RESOURCE_PRINCIPAL_VERSION");
    }

    @Test
    void workloadIdentity() throws Exception {
        Certified cluster = Certified.make(folder, "CN=cluster");
        Path pod = Files.createDirectories(folder.resolve("pod"));
        Files.writeString(pod.resolve("ca.crt"), cluster.certificatePem());
        String account = tokens.issue(newKey().getPublic(), Duration.ofHours(1));
        Files.writeString(pod.resolve("token"), account);
        // The port is fixed; the address is one of this machine's that nothing else listens at.
        HttpsServer server = HttpsServer.create(new InetSocketAddress("127.82.41.7", 12250), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(cluster.server()));
        server.createContext("/resourcePrincipalSessionTokens", exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer " + account);
            String key = new ObjectMapper()
                    .readTree(exchange.getRequestBody())
                    .path("podKey")
                    .asText();
            String json = "{\"token\":\"ST$" + issue(key) + "\"}";
            respond(
                    exchange,
                    "\"" + Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.US_ASCII)) + "\"");
        });
        server.start();
        environment.put("KUBERNETES_SERVICE_HOST", "127.82.41.7");
        environment.put(
                "OCI_KUBERNETES_SERVICE_ACCOUNT_CERT_PATH",
                pod.resolve("ca.crt").toString());
        try {
            assertThat(signIn("workload_identity")).contains("Signing in with the workload identity of this pod");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void workloadIdentityElsewhereIsToldAtOnce() {
        FeatureStoreException e = dryRuns.failure(address("workload_identity", Optional.empty()));

        assertThat(e.code()).isEqualTo(FailureCode.CREDENTIALS_NOT_FOUND);
        assertThat(e).hasMessageContaining("KUBERNETES_SERVICE_HOST");
    }

    @Test
    void tokenThatSomebodyElseIssuedIsRefused() throws Exception {
        try (EmbeddedCloud other = EmbeddedCloud.open(
                new EmbeddedCloudOptions(folder.resolve("strangers"), 0, 2_000).with(EngineOptions.BUILT_IN))) {
            tokens = new IssuedTokens(other.ociConfig());
            sessionProfile(Duration.ofHours(1));

            FeatureStoreException e = dryRuns.failure(address("security_token", Optional.empty()));

            assertThat(e.code()).isEqualTo(FailureCode.CLOUD_REFUSED);
            assertThat(e).hasMessageContaining("401-NotAuthenticated");
            assertThat(e.hint()).contains("oci session authenticate");
        }
    }

    private List<String> signIn(String auth) {
        List<String> lines = dryRuns.run(address(auth, Optional.empty()));
        assertThat(lines).anyMatch(l -> l.startsWith("Dry run: would create stack"));
        return lines;
    }

    private CloudAddress address(String auth, Optional<SignIn.StoredSecret> passPhrase) {
        return new CloudAddress(
                Optional.of(cloud.endpoint().toString()),
                new SignIn(
                        auth.isEmpty() ? Optional.empty() : Optional.of(auth),
                        Optional.empty(),
                        Optional.empty(),
                        passPhrase,
                        environment,
                        folder),
                Network.direct());
    }

    private static SignIn.StoredSecret stored(String passPhrase) {
        return new SignIn.StoredSecret(new Secret(passPhrase), "settings.xml");
    }

    private void encryptedProfile(String more) throws Exception {
        EncryptedKey.write(
                cloud.ociConfig().resolveSibling("key.pem"), folder.resolve(".oci/encrypted.pem"), PASS_PHRASE);
        Files.writeString(
                folder.resolve(".oci/config"),
                Files.readString(cloud.ociConfig()).replaceFirst("key_file=.*", "key_file=~/.oci/encrypted.pem")
                        + more);
    }

    private void sessionProfile(Duration lifetime) throws Exception {
        KeyPair key = newKey();
        Files.writeString(folder.resolve(".oci/token"), tokens.issue(key.getPublic(), lifetime));
        Files.writeString(
                folder.resolve(".oci/session.pem"),
                Pem.encode("PRIVATE KEY", key.getPrivate().getEncoded()));
        Files.writeString(folder.resolve(".oci/config"), """
                [DEFAULT]
                fingerprint=aa:bb
                tenancy=ocid1.tenancy.oc1..aaaa
                region=us-ashburn-1
                key_file=~/.oci/session.pem
                security_token_file=~/.oci/token
                """);
    }

    private String issue(String publicKey) {
        try {
            return tokens.issue(publicKey);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        return server;
    }

    private static void answer(HttpServer server, String path, String text) {
        server.createContext(path, exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer Oracle");
            respond(exchange, text);
        });
    }

    private static void respond(HttpExchange exchange, String text) {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
