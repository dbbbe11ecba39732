package dev.featurestore.operator.text;

import java.util.regex.Pattern;

/**
 * Text of the debug output without the credentials that a URL may carry: user and password before the host, the token of
 * a pre-authenticated request of Object Storage ({@code /p/TOKEN/}), parameters that are named as secrets.
 */
public final class Masked {

    private static final Pattern USER = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://)[^/?#\\s]*@");

    /** "Using Pre-Authenticated Requests" in Object Storage's documentation. */
    private static final Pattern PRE_AUTHENTICATED = Pattern.compile("(://[^\\s?#]*?/p/)[^/\\s?#]+");

    /** With {@code sig} and {@code verify}, by which registries sign the address of a layer to redirect to. */
    private static final Pattern PARAMETER = Pattern.compile(
            "([?&](?:sig|verify|[^=&#\\s]*(?:token|secret|password|passphrase|signature|credential)[^=&#\\s]*)=)"
                    + "[^&#\\s]+",
            Pattern.CASE_INSENSITIVE);

    private Masked() {}

    /** The text, in which {@code ***} replaces each credential of a URL. */
    public static String urls(String text) {
        String masked = USER.matcher(text).replaceAll("$1***@");
        masked = PRE_AUTHENTICATED.matcher(masked).replaceAll("$1***");
        return PARAMETER.matcher(masked).replaceAll("$1***");
    }
}
