package dev.featurestore.operator.oci.http;

import dev.featurestore.operator.access.ProxyServer;
import dev.featurestore.operator.access.Secret;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A proxy of an environment variable. It is read when an address needs it, so an unsupported proxy does not fail requests
 * that do not use it.
 *
 * @param name the variable
 * @param value its value, which may contain a password
 */
record ProxyVariable(String name, String value) {

    /** Host names with an underscore too, which {@link java.net.URI} does not take. */
    private static final Pattern FORM = Pattern.compile(
            "(?:([A-Za-z][A-Za-z0-9+.-]*)://)?(?:(\\S*)@)?(\\[[0-9A-Fa-f:.]+]|[^\\s:/@\\[\\]]+)(?::(\\d{1,5}))?(?:/\\S*)?");

    /**
     * The proxy for addresses of a scheme.
     *
     * @throws FeatureStoreException {@code INVALID_NETWORK_SETTING} if it is not an HTTP proxy
     */
    ProxyServer proxy(String scheme, List<String> direct) {
        Matcher form = FORM.matcher(value.strip());
        if (!form.matches()) {
            throw refused("is not the address of a proxy");
        }
        @Nullable String kind = form.group(1);
        if (kind != null && !kind.equalsIgnoreCase("http")) {
            throw refused("sets a proxy of the unsupported type " + kind);
        }
        String host = form.group(3);
        @Nullable String port = form.group(4);
        return new ProxyServer(
                scheme,
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                port == null ? 80 : Integer.parseInt(port),
                credentials(form.group(2)),
                direct);
    }

    private Optional<ProxyServer.Credentials> credentials(@Nullable String userInfo) {
        if (userInfo == null) {
            return Optional.empty();
        }
        String[] parts = userInfo.split(":", 2);
        return Optional.of(
                new ProxyServer.Credentials(decoded(parts[0]), new Secret(parts.length < 2 ? "" : decoded(parts[1]))));
    }

    private String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refused("has a malformed %-escape in the user or the password");
        }
    }

    private FeatureStoreException refused(String what) {
        // The value may contain a password, so it is not quoted.
        return FeatureStoreException.of(
                FailureCode.INVALID_NETWORK_SETTING,
                "The environment variable " + name + " " + what,
                "Write it as http://HOST:PORT or http://USER:PASSWORD@HOST:PORT, with %-escapes in user and password,"
                        + " or add the target to NO_PROXY");
    }

    /** Leaves out the value. */
    @Override
    public String toString() {
        return name;
    }
}
