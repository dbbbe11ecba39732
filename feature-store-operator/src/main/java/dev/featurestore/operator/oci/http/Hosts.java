package dev.featurestore.operator.oci.http;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Properties of a host that follow from its name alone, without a resolver. */
public final class Hosts {

    private Hosts() {}

    /** The host of an address, without the brackets of an IPv6 one. */
    static String name(URI address) {
        @Nullable String host = address.getHost();
        if (host == null) {
            // A name with an underscore, which java.net.URI takes for a registry of names (RFC 2396).
            @Nullable String authority = address.getRawAuthority();
            return authority == null ? "" : authority.replaceFirst("^.*@", "").replaceFirst(":\\d*$", "");
        }
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The port of an address, or else the default port of its scheme. */
    static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        @Nullable String authority = address.getRawAuthority();
        Matcher port = Pattern.compile(":(\\d{1,5})$").matcher(authority == null ? "" : authority);
        if (address.getHost() == null && port.find()) {
            return Integer.parseInt(port.group(1));
        }
        return "http".equalsIgnoreCase(address.getScheme()) ? 80 : 443;
    }

    /** Whether the address is on this machine. */
    public static boolean isLoopback(URI address) {
        return isLoopback(name(address));
    }

    static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.toLowerCase(Locale.ROOT).endsWith(".localhost")
                || host.matches("127(\\.\\d{1,3}){3}")
                || host.matches("(0*:)*:?0*1");
    }

    static boolean isLinkLocal(String host) {
        return host.matches("169\\.254(\\.\\d{1,3}){2}")
                || host.toLowerCase(Locale.ROOT).startsWith("fe80:");
    }

    /**
     * Whether an address matches a pattern: a host, or a host and its port, in which {@code *} at the start or the end of
     * the host matches any text.
     */
    static boolean matches(URI address, String pattern) {
        Matcher withPort = Pattern.compile("(\\[.+]|[^:]+):(\\d{1,5})").matcher(pattern);
        if (withPort.matches()) {
            return Integer.parseInt(withPort.group(2)) == port(address) && matches(name(address), withPort.group(1));
        }
        return matches(name(address), pattern);
    }

    private static boolean matches(String host, String bracketed) {
        String pattern = bracketed.startsWith("[") ? bracketed.substring(1, bracketed.length() - 1) : bracketed;
        String name = host.toLowerCase(Locale.ROOT);
        String wanted = pattern.toLowerCase(Locale.ROOT);
        if (wanted.equals("*")) {
            return true;
        }
        if (wanted.startsWith("*")) {
            return name.endsWith(wanted.substring(1));
        }
        if (wanted.endsWith("*")) {
            return name.startsWith(wanted.substring(0, wanted.length() - 1));
        }
        return name.equals(wanted);
    }
}
