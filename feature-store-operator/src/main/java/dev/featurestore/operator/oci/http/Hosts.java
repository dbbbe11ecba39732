package dev.featurestore.operator.oci.http;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Questions about a host that are answered by its name alone, without asking a resolver. */
public final class Hosts {

    private Hosts() {}

    /** The host of an address, without the brackets of an IPv6 one. */
    static String name(URI address) {
        @Nullable String host = address.getHost();
        if (host == null) {
            return "";
        }
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** True for an address of this machine. */
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

    /** Whether a host is one that a pattern means; {@code *} at its beginning or end stands for anything. */
    static boolean matches(String host, String pattern) {
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
