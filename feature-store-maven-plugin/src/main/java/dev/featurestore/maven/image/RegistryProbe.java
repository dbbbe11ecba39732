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
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Checks within seconds whether a registry answers, and with trusted TLS; Jib would try for minutes. */
final class RegistryProbe {

    /** What is wrong with a registry. */
    enum Trouble {
        /** It does not answer. */
        SILENT,
        /** It answers without TLS. */
        PLAIN,
        /** Its certificate is trusted, but for another host name. */
        OTHER_NAME,
        /** TLS fails: its certificate is not trusted, or expired. */
        UNTRUSTED
    }

    /**
     * A registry that cannot be used.
     *
     * @param reason the cause as the JDK reports it
     */
    record Finding(Trouble trouble, String reason) {}

    private static final Duration EACH = Duration.ofSeconds(5);
    /** The DNS lookup has a timeout of its own, which cannot be set. */
    private static final Duration IN_ALL = Duration.ofSeconds(8);

    private final Transport transport;
    private final boolean insecure;

    /** @param insecure whether registries without TLS, or with a certificate that is not trusted, are allowed */
    RegistryProbe(Transport transport, boolean insecure) {
        this.transport = transport;
        this.insecure = insecure;
    }

    /** Why a registry cannot be used; empty if it answers, whatever the answer. */
    Optional<Finding> find(String host) {
        CompletableFuture<Optional<Finding>> asked = new CompletableFuture<>();
        Thread asking = new Thread(() -> asked.complete(ask(host)), "registry-probe");
        asking.setDaemon(true);
        asking.start();
        try {
            return asked.get(IN_ALL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return silent("no answer within " + IN_ALL.toSeconds() + " s");
        } catch (ExecutionException e) {
            return silent(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FeatureStoreException.of(
                    FailureCode.INTERRUPTED, "Interrupted while connecting to " + host, "Run the same command again");
        }
    }

    private static Optional<Finding> silent(String reason) {
        return Optional.of(new Finding(Trouble.SILENT, reason));
    }

    private Optional<Finding> ask(String host) {
        URI address = URI.create("https://" + host + "/v2/");
        Exchange exchange = transport.exchange("GET", address);
        try {
            HttpURLConnection connection = transport.open(address, EACH, EACH);
            exchange.answered(connection);
            connection.disconnect();
            return Optional.empty();
        } catch (SSLException answered) {
            exchange.failed(answered);
            return insecure ? Optional.empty() : Optional.of(new Finding(trouble(answered), reason(answered)));
        } catch (IOException e) {
            exchange.failed(e);
            return silent(reason(e));
        } catch (RuntimeException e) {
            return silent(reason(e));
        }
    }

    /**
     * The JDK recognizes an answer without TLS by its first bytes, before a handshake, and checks the name in a certificate
     * only if it trusts the certificate. Source of the messages: {@code sun.security.util.HostnameChecker}.
     */
    static Trouble trouble(SSLException e) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof SSLPeerUnverifiedException
                || message.contains("No name matching")
                || message.contains("No subject alternative")) {
            return Trouble.OTHER_NAME;
        }
        return e instanceof SSLHandshakeException ? Trouble.UNTRUSTED : Trouble.PLAIN;
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
