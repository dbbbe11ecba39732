package dev.featurestore.operator.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.oracle.bmc.auth.AuthCachingPolicy;
import com.oracle.bmc.auth.BasicAuthenticationDetailsProvider;
import com.oracle.bmc.auth.RefreshableOnNotAuthenticatedProvider;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.oci.http.Trust;
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
 * for a key made here. The SDK has this in an add-on only, which is not to be had at the version of the rest; what it does
 * is one request. Sources: "Granting Workloads Access to OCI Resources" in OKE's documentation, and the SDK's add-on.
 */
@AuthCachingPolicy(cacheKeyId = false, cachePrivateKey = false)
final class WorkloadIdentity
        implements BasicAuthenticationDetailsProvider, RefreshableOnNotAuthenticatedProvider<String> {

    static final String MEND = "workload_identity works in pods of enhanced OKE clusters, with a policy for the service"
            + " account; elsewhere set -Dfeaturestore.auth";

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
    private final Clock clock = Clock.systemUTC();
    private @Nullable String token;

    private WorkloadIdentity(URI address, Path accountToken, SSLSocketFactory tls, KeyPair key) {
        this.address = address;
        this.accountToken = accountToken;
        this.tls = tls;
        this.key = key;
    }

    static WorkloadIdentity of(Map<String, String> environment) {
        String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
        if (host.isEmpty()) {
            throw unusable("there is no workload identity here: KUBERNETES_SERVICE_HOST is not set");
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
                newKey());
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK generates RSA keys", e);
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
        try {
            HttpsURLConnection connection = (HttpsURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            connection.setSSLSocketFactory(tls);
            // The cluster's certificate names it otherwise; nobody else can have one of the cluster's own authority.
            connection.setHostnameVerifier((name, session) -> true);
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Authorization", "Bearer " + account);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
            int status = connection.getResponseCode();
            if (status != 200) {
                throw unusable("the cluster gives this pod no security token: it answers " + status + " at " + address);
            }
            try (InputStream in = connection.getInputStream()) {
                return token(in.readAllBytes());
            }
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.CLOUD_UNREACHABLE,
                    "the cluster does not answer at " + address + " (" + Failures.reason(e) + ")",
                    MEND,
                    e);
        }
    }

    private String account() {
        String account;
        try {
            account = Files.readString(accountToken, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw unusable("the pod's service account token " + accountToken + " cannot be read");
        }
        if (Jwt.expiry(account).filter(end -> end.isBefore(clock.instant())).isPresent()) {
            throw unusable("the pod's service account token " + accountToken + " has expired");
        }
        return account;
    }

    /** The answer is JSON in base64, mostly as a JSON string; the token in it begins with "ST$". */
    private static String token(byte[] answer) throws IOException {
        String text = new String(answer, StandardCharsets.US_ASCII).strip().replace("\"", "");
        try {
            JsonNode json = new ObjectMapper().readTree(Base64.getDecoder().decode(text));
            String token = json.path("token").asText();
            if (token.startsWith("ST$")) {
                return token.substring(3);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("the answer holds no token"); // nothing of it, as it might
        }
        throw new IOException("the answer holds no token");
    }

    private static FeatureStoreException unusable(String message) {
        return FeatureStoreException.of(FailureCode.CREDENTIALS_NOT_FOUND, message, MEND);
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
    @SuppressWarnings("InlineMeSuggester") // nobody here calls it
    @Override
    public @Nullable String getPassPhrase() {
        return null;
    }

    @Override
    public char @Nullable [] getPassphraseCharacters() {
        return null;
    }
}
