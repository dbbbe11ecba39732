package dev.featurestore.provider.utility.net;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.DataKind;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code http}: a request to this machine. */
final class HttpData implements DataKind {

    private static final int TIMEOUT = 30_000;
    private static final int FAILURES = 400;

    @Override
    public Value.Structure read(Value.Structure configuration) throws ServiceException {
        ArgumentValues values = new ArgumentValues(configuration);
        String address = values.textOrEmpty("url");
        URL url;
        try {
            url = new URL(address);
        } catch (MalformedURLException e) {
            throw new ServiceException("Invalid URL \"" + address + "\": " + e.getMessage());
        }
        if (!url.getProtocol().toLowerCase(Locale.ROOT).startsWith("http") || !Loopback.isAddress(url.getHost())) {
            throw NetKinds.refused(address);
        }
        try {
            return response(configuration, values, (HttpURLConnection) url.openConnection(Proxy.NO_PROXY));
        } catch (IOException e) {
            throw new ServiceException("Error making request: " + address + ": " + e);
        }
    }

    private static Value.Structure response(
            Value.Structure configuration, ArgumentValues values, HttpURLConnection connection) throws IOException {
        int timeout = values.has("request_timeout_ms") ? values.whole("request_timeout_ms") : TIMEOUT;
        connection.setConnectTimeout(timeout);
        connection.setReadTimeout(timeout);
        // A redirect may lead to another machine.
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod(values.text("method").orElse("GET"));
        values.textMap("request_headers").forEach(connection::setRequestProperty);
        if (values.has("request_body")) {
            connection.setDoOutput(true);
            try (OutputStream body = connection.getOutputStream()) {
                body.write(values.textOrEmpty("request_body").getBytes(StandardCharsets.UTF_8));
            }
        }
        int status = connection.getResponseCode();
        byte[] body;
        try (InputStream in = status < FAILURES ? connection.getInputStream() : connection.getErrorStream()) {
            body = in == null ? new byte[0] : in.readAllBytes();
        } finally {
            connection.disconnect();
        }
        String text = new String(body, StandardCharsets.UTF_8);
        return Draft.of(configuration)
                .set("id", values.textOrEmpty("url"))
                .set("status_code", status)
                .set("response_body", text)
                .set("body", text)
                .set("response_body_base64", Base64.getEncoder().encodeToString(body))
                .set("response_headers", headers(connection.getHeaderFields()))
                .done();
    }

    private static Value headers(Map<String, List<String>> fields) {
        SortedMap<String, Value> headers = new TreeMap<>();
        fields.forEach((name, texts) -> {
            // The status line has no name.
            if (name != null) {
                headers.put(name, new Value.Text(String.join(", ", texts)));
            }
        });
        return new Value.Structure(headers);
    }
}
