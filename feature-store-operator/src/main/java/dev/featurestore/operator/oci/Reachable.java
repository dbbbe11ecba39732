package dev.featurestore.operator.oci;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.oci.http.Exchange;
import dev.featurestore.operator.oci.http.Transport;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Checks that a service answers before the SDK calls it, as the SDK would retry for minutes. */
record Reachable(Transport transport) {

    private static final Duration CONNECT = Duration.ofSeconds(6);
    private static final Duration READ = Duration.ofSeconds(8);

    /** Fails unless there is any response. */
    void require(URI address, String what, String hint) {
        status(address, Map.of(), what, hint);
    }

    /** Fails unless the response is 200. */
    void requireOk(URI address, Map<String, String> headers, String what, String hint) {
        int status = status(address, headers, what, hint);
        if (status != HttpURLConnection.HTTP_OK) {
            throw FeatureStoreException.of(
                    FailureCode.CREDENTIALS_NOT_FOUND, what + " at " + address + " answered " + status, hint);
        }
    }

    private int status(URI address, Map<String, String> headers, String what, String hint) {
        Exchange exchange = transport.exchange("GET", address);
        try {
            HttpURLConnection connection = transport.open(address, CONNECT, READ);
            headers.forEach(connection::setRequestProperty);
            int status = connection.getResponseCode();
            exchange.answered(connection);
            connection.disconnect();
            return status;
        } catch (IOException e) {
            exchange.failed(e);
            throw FeatureStoreException.of(
                    FailureCode.CLOUD_UNREACHABLE,
                    what + " does not respond at " + address + " (" + Failures.reason(e) + ")",
                    hint,
                    e);
        }
    }
}
