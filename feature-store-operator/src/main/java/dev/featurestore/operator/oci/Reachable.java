package dev.featurestore.operator.oci;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.oci.http.Transport;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Finds out whether a service answers before the SDK asks it, which would try again and again. */
record Reachable(Transport transport) {

    private static final Duration CONNECT = Duration.ofSeconds(6);
    private static final Duration READ = Duration.ofSeconds(8);

    /** Returns if anything answers. */
    void require(URI address, String what, String mend) {
        status(address, Map.of(), what, mend);
    }

    /** Returns if the answer is 200. */
    void requireOk(URI address, Map<String, String> headers, String what, String mend) {
        int status = status(address, headers, what, mend);
        if (status != HttpURLConnection.HTTP_OK) {
            throw FeatureStoreException.of(
                    FailureCode.CREDENTIALS_NOT_FOUND, what + " answers " + status + " at " + address, mend);
        }
    }

    private int status(URI address, Map<String, String> headers, String what, String mend) {
        try {
            HttpURLConnection connection = transport.open(address, CONNECT, READ);
            headers.forEach(connection::setRequestProperty);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status;
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.CLOUD_UNREACHABLE,
                    what + " does not answer at " + address + " (" + Failures.reason(e) + ")",
                    mend,
                    e);
        }
    }
}
