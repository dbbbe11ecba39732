package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What runs in OCI signs in as itself, with a signed request that the embedded cloud verifies. The services that hand
 * tokens out are run here; the tokens are real ones, signed by the key that the cloud trusts.
 */
@Tag("slow")
class PrincipalsTest extends SigningInFixture {

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

    private String issue(String publicKey) {
        try {
            return tokens.issue(publicKey);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
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
