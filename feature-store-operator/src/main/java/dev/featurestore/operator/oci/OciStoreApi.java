package dev.featurestore.operator.oci;

import com.oracle.bmc.auth.AbstractAuthenticationDetailsProvider;
import com.oracle.bmc.auth.AuthenticationDetailsProvider;
import com.oracle.bmc.http.signing.RequestSigner;
import com.oracle.bmc.http.signing.SigningStrategy;
import com.oracle.bmc.http.signing.internal.DefaultRequestSignerFactory;
import dev.featurestore.operator.access.Auth;
import dev.featurestore.operator.cloud.StoreApi;
import dev.featurestore.operator.oci.http.Exchange;
import dev.featurestore.operator.oci.http.Transport;
import dev.featurestore.operator.profile.SignInChoice;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpRetryException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLException;

/** A store's API over HTTP, signed by the SDK's own signer with the credentials of the session. */
final class OciStoreApi implements StoreApi {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** The function that checks signatures may have to start first, which takes half a minute. */
    private static final Duration READ = Duration.ofSeconds(60);

    private static final int MOST = 1024 * 1024;
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final URI endpoint;
    private final Transport transport;
    private final Credentials credentials;
    private final SignInChoice choice;
    private final Clock clock;
    private final Map<String, String> routing;

    OciStoreApi(URI endpoint, Transport transport, Credentials credentials, SignInChoice choice, Clock clock) {
        this(endpoint, transport, credentials, choice, clock, Map.of());
    }

    private OciStoreApi(
            URI endpoint,
            Transport transport,
            Credentials credentials,
            SignInChoice choice,
            Clock clock,
            Map<String, String> routing) {
        this.endpoint = endpoint;
        this.transport = transport;
        this.credentials = credentials;
        this.choice = choice;
        this.clock = clock;
        this.routing = routing;
    }

    @Override
    public StoreApi ofColor(String color) {
        return new OciStoreApi(endpoint, transport, credentials, choice, clock, Map.of(COLOR_HEADER, color));
    }

    @Override
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public Signer signer() {
        AbstractAuthenticationDetailsProvider provider = credentials.provider();
        return new Signer(
                credentials.source(),
                credentials.hint(),
                provider instanceof AuthenticationDetailsProvider user
                        ? Optional.ofNullable(user.getTenantId())
                        : Optional.empty(),
                choice.auth(),
                (choice.auth() == Auth.API_KEY || choice.auth() == Auth.SECURITY_TOKEN) && Files.exists(choice.config())
                        ? Optional.of(new KeyProfile(choice.config(), choice.profile()))
                        : Optional.empty());
    }

    @Override
    public Answer unsigned(String method, String path) {
        return send(URI.create(endpoint + path), method, Map.of(), Optional.empty());
    }

    @Override
    public Answer signed(String method, String path, Optional<String> json) {
        URI address = URI.create(endpoint + path);
        String target = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        String date = HTTP_DATE.format(clock.instant());
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("path", method.toLowerCase(Locale.ROOT) + " " + target);
        headers.put("x-date", date);
        headers.put("date", date);
        headers.put("accept", "application/json");
        json.ifPresent(body -> headers.put("content-type", "application/json"));
        Map<String, List<String>> toSign = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> toSign.put(name, List.of(value)));
        try {
            headers.putAll(signer(credentials.provider()).signRequest(address, method, toSign, json.orElse(null)));
        } catch (RuntimeException e) {
            throw Failures.unusable(credentials, e);
        }
        headers.putAll(routing);
        return send(address, method, headers, json);
    }

    private static RequestSigner signer(AbstractAuthenticationDetailsProvider provider) {
        return new DefaultRequestSignerFactory(SigningStrategy.STANDARD).createRequestSigner(null, provider);
    }

    private Answer send(URI address, String method, Map<String, String> headers, Optional<String> json) {
        Exchange exchange = transport.exchange(method, address);
        try {
            HttpURLConnection connection = transport.open(address, CONNECT, READ);
            connection.setRequestMethod(method);
            headers.forEach(connection::setRequestProperty);
            if (json.isPresent()) {
                byte[] body = json.get().getBytes(StandardCharsets.UTF_8);
                connection.setDoOutput(true);
                // A fixed length keeps the JDK from sending a request a second time.
                connection.setFixedLengthStreamingMode(body.length);
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body);
                }
            }
            Answer answer = answer(connection);
            exchange.answered(connection);
            return answer;
        } catch (HttpRetryException e) {
            // The JDK throws this for a 401 to a body of fixed length.
            exchange.answered(e.responseCode());
            return new Answer.Given(e.responseCode(), "", Optional.empty());
        } catch (IOException e) {
            exchange.failed(e);
            return new Answer.None(hop(e), Failures.reason(e));
        }
    }

    private static Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (status < 0) {
            return new Answer.None(Hop.ANSWER, "the response is not HTTP");
        }
        String body = Transport.read(connection, status, in -> in.readNBytes(MOST))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
        long date = connection.getDate();
        return new Answer.Given(status, body, date == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(date)));
    }

    private static Hop hop(IOException e) {
        if (e instanceof UnknownHostException) {
            return Hop.NAME;
        }
        if (e instanceof SSLException) {
            return Hop.TLS;
        }
        boolean connecting = e instanceof ConnectException
                || e instanceof NoRouteToHostException
                || (e instanceof SocketTimeoutException
                        && String.valueOf(e.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .contains("connect"));
        return connecting ? Hop.CONNECTION : Hop.ANSWER;
    }
}
