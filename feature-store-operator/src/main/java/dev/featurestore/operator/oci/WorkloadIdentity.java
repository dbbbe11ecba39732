package dev.featurestore.operator.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.oracle.bmc.auth.AuthCachingPolicy;
import com.oracle.bmc.auth.BasicAuthenticationDetailsProvider;
import com.oracle.bmc.auth.RefreshableOnNotAuthenticatedProvider;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.oci.http.Exchange;
import dev.featurestore.operator.oci.http.Trust;
import dev.featurestore.operator.text.DebugLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The workload identity of a pod of OKE: the cluster exchanges the pod's service account for a security token that stands
 * for a generated key. The SDK has this only in an add-on, which is not available in the version of the rest; it makes one
 * request. Sources: "Granting Workloads Access to OCI Resources" in OKE's documentation, and the SDK's add-on.
 */
@AuthCachingPolicy(cacheKeyId = false, cachePrivateKey = false)
final class WorkloadIdentity
        implements BasicAuthenticationDetailsProvider, RefreshableOnNotAuthenticatedProvider<String> {

    static final String HINT =
            "Run in a pod of an enhanced OKE cluster, with a policy for the service account. Elsewhere,"
                    + " set -Dfeaturestore.auth to another authentication type";

    private static final int PORT = 12250;
    private static final String FOLDER = "/var/run/secrets/kubernetes.io/serviceaccount/";
    private static final String CERTIFICATE = "OCI_KUBERNETES_SERVICE_ACCOUNT_CERT_PATH";
    private static final int CONNECT_MILLIS = 6_000;
    private static final int READ_MILLIS = 8_000;
    private static final Duration BEFORE_THE_END = Duration.ofMinutes(5);

    private final URI address;
    private final Path accountToken;
    private final SSLSocketFactory tls;
    private final KeyPair key;
    private final DebugLog debug;
    private final Clock clock = Clock.systemUTC();
    private @Nullable String token;

    private WorkloadIdentity(URI address, Path accountToken, SSLSocketFactory tls, KeyPair key, DebugLog debug) {
        this.address = address;
        this.accountToken = accountToken;
        this.tls = tls;
        this.key = key;
        this.debug = debug;
    }

    static WorkloadIdentity of(Map<String, String> environment, DebugLog debug) {
        String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
        if (host.isEmpty()) {
            throw unusable("Cannot sign in with a workload identity: KUBERNETES_SERVICE_HOST is not set");
        }
        Path certificate =
                UserPaths.in(Path.of("")).read(environment.getOrDefault(CERTIFICATE, FOLDER + "ca.crt"), CERTIFICATE);
        // Kubernetes puts the two into one folder.
        Path beside = certificate.resolveSibling("token");
        return new WorkloadIdentity(
                URI.create("https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + PORT
                        + "/resourcePrincipalSessionTokens"),
                Files.exists(beside) ? beside : Path.of(FOLDER, "token"),
                Trust.onlyOf(certificate, "the cluster's certificate"),
                newKey(),
                debug);
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot generate an RSA key", e);
        }
    }

    @Override
    public synchronized String getKeyId() {
        if (token == null || endsSoon(token)) {
            token = exchange();
        }
        return "ST$" + token;
    }

    private boolean endsSoon(String current) {
        Optional<Instant> end = Jwt.expiry(current);
        return end.isEmpty() || end.get().minus(BEFORE_THE_END).isBefore(clock.instant());
    }

    @Override
    public synchronized String refresh() {
        token = exchange();
        return token;
    }

    private String exchange() {
        String account = account();
        byte[] body = ("{\"podKey\":\""
                        + Base64.getEncoder().encodeToString(key.getPublic().getEncoded()) + "\"}")
                .getBytes(StandardCharsets.US_ASCII);
        Exchange exchange = new Exchange(debug, "POST", address, Optional.empty());
        try {
            HttpsURLConnection connection = (HttpsURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            connection.setSSLSocketFactory(tls);
            // The cluster's certificate has another name; only the cluster has one of its own certificate authority.
            connection.setHostnameVerifier((name, session) -> true);
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Authorization", "Bearer " + account);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
            int status = connection.getResponseCode();
            exchange.answered(connection);
            if (status != 200) {
                throw unusable("Cannot get a security token for this pod: " + address + " answered " + status);
            }
            try (InputStream in = connection.getInputStream()) {
                return token(in.readAllBytes());
            }
        } catch (IOException e) {
            exchange.failed(e);
            throw FeatureStoreException.of(
                    FailureCode.CLOUD_UNREACHABLE,
                    "The cluster does not respond at " + address + " (" + Failures.reason(e) + ")",
                    HINT,
                    e);
        }
    }

    private String account() {
        String account;
        try {
            account = Files.readString(accountToken, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw unusable("Cannot read the service account token of the pod, " + accountToken);
        }
        if (Jwt.expiry(account).filter(end -> end.isBefore(clock.instant())).isPresent()) {
            throw unusable("The service account token of the pod, " + accountToken + ", has expired");
        }
        return account;
    }

    /** The response is JSON in base64, mostly as a JSON string; the token in it starts with "ST$". */
    private static String token(byte[] answer) throws IOException {
        String text = new String(answer, StandardCharsets.US_ASCII).strip().replace("\"", "");
        try {
            JsonNode json = new ObjectMapper().readTree(Base64.getDecoder().decode(text));
            String token = json.path("token").asText();
            if (token.startsWith("ST$")) {
                return token.substring(3);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("the response has no token"); // without its text, which may be secret
        }
        throw new IOException("the response has no token");
    }

    private static FeatureStoreException unusable(String message) {
        return FeatureStoreException.of(FailureCode.CREDENTIALS_NOT_FOUND, message, HINT);
    }

    @Override
    public InputStream getPrivateKey() {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(key.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
    }

    @Deprecated
    @SuppressWarnings("InlineMeSuggester") // not called here
    @Override
    public @Nullable String getPassPhrase() {
        return null;
    }

    @Override
    public char @Nullable [] getPassphraseCharacters() {
        return null;
    }
}
