package dev.featurestore.maven.image;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.oci.http.Exchange;
import dev.featurestore.operator.oci.http.Transport;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Checks within seconds whether a registry answers; Jib would try for minutes. */
final class RegistryProbe {

    private static final Duration EACH = Duration.ofSeconds(5);
    /** The DNS lookup has a timeout of its own, which cannot be set. */
    private static final Duration IN_ALL = Duration.ofSeconds(8);

    private final Transport transport;

    RegistryProbe(Transport transport) {
        this.transport = transport;
    }

    /** Why a registry does not answer; empty if it does, whatever the answer. */
    Optional<String> silence(String host) {
        CompletableFuture<Optional<String>> asked = new CompletableFuture<>();
        Thread asking = new Thread(() -> asked.complete(ask(host)), "registry-probe");
        asking.setDaemon(true);
        asking.start();
        try {
            return asked.get(IN_ALL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Optional.of("no answer within " + IN_ALL.toSeconds() + " s");
        } catch (ExecutionException e) {
            return Optional.of(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FeatureStoreException.of(
                    FailureCode.INTERRUPTED, "Interrupted while connecting to " + host, "Run the same command again");
        }
    }

    /** Sends a request with TLS. A registry without TLS also answers, but not with TLS, and counts as reachable. */
    private Optional<String> ask(String host) {
        URI address = URI.create("https://" + host + "/v2/");
        Exchange exchange = transport.exchange("GET", address);
        try {
            HttpURLConnection connection = transport.open(address, EACH, EACH);
            exchange.answered(connection);
            connection.disconnect();
            return Optional.empty();
        } catch (SSLException answered) {
            exchange.failed(answered);
            return Optional.empty();
        } catch (IOException e) {
            exchange.failed(e);
            return Optional.of(reason(e));
        } catch (RuntimeException e) {
            return Optional.of(reason(e));
        }
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
