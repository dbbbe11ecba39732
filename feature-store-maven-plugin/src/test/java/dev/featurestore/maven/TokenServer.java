package dev.featurestore.maven;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Gives tokens for a registry to one user. Source: "Token Authentication Specification" and "Token Authentication
 * Implementation" of CNCF's distribution: JSON Web Tokens, signed by a certificate that the registry trusts.
 */
final class TokenServer implements AutoCloseable {

    static final String ISSUER = "the test";
    static final String SERVICE = "registry of the test";

    private static final long LIFETIME_SECONDS = 300;

    private final HttpsServer server;
    private final Certified certified;
    private final String login;
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final List<String> scopes = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private TokenServer(HttpsServer server, Certified certified, String login) {
        this.server = server;
        this.certified = certified;
        this.login = login;
    }

    static TokenServer start(Certified certified, String user, String password) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certified.server()));
        String login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        TokenServer tokens = new TokenServer(server, certified, login);
        server.setExecutor(tokens.threads);
        server.createContext("/token", tokens::answer);
        server.start();
        return tokens;
    }

    String realm() {
        return "https://127.0.0.1:" + server.getAddress().getPort() + "/token";
    }

    /** All tokens that it gave. */
    List<String> tokens() {
        return tokens;
    }

    /** What they were for. */
    List<String> scopes() {
        return scopes;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String authorization = Optional.ofNullable(
                            exchange.getRequestHeaders().getFirst("Authorization"))
                    .orElse("");
            if (!authorization.equals("Basic " + login)) {
                send(exchange, 401, "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"unknown user\"}]}");
                return;
            }
            List<String> asked = Stream.of(
                            exchange.getRequestURI().getRawQuery().split("&"))
                    .filter(parameter -> parameter.startsWith("scope="))
                    .map(parameter -> URLDecoder.decode(parameter.substring(6), StandardCharsets.UTF_8))
                    .toList();
            scopes.addAll(asked);
            String token = token(asked);
            tokens.add(token);
            send(exchange, 200, "{\"token\":\"" + token + "\"}");
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private String token(List<String> asked) {
        List<String> access = new ArrayList<>();
        for (String scope : asked) {
            String[] parts = scope.split(":", 3);
            access.add("{\"type\":\"%s\",\"name\":\"%s\",\"actions\":[\"%s\"]}"
                    .formatted(parts[0], parts[1], parts[2].replace(",", "\",\"")));
        }
        long now = Instant.now().getEpochSecond();
        try {
            String head = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"x5c\":[\"%s\"]}"
                    .formatted(Base64.getEncoder()
                            .encodeToString(certified.certificate().getEncoded()));
            String claims =
                    "{\"iss\":\"%s\",\"sub\":\"it\",\"aud\":\"%s\",\"exp\":%d,\"nbf\":%d,\"iat\":%d,\"jti\":\"%s\",\"access\":[%s]}"
                            .formatted(
                                    ISSUER,
                                    SERVICE,
                                    now + LIFETIME_SECONDS,
                                    now - 10,
                                    now,
                                    UUID.randomUUID(),
                                    String.join(",", access));
            String signed =
                    part(head.getBytes(StandardCharsets.UTF_8)) + "." + part(claims.getBytes(StandardCharsets.UTF_8));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(certified.key());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + part(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
