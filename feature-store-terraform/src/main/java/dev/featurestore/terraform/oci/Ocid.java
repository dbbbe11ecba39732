package dev.featurestore.terraform.oci;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An Oracle Cloud Identifier, {@code ocid1.<kind>.<realm>.[region][.future use].<unique>} (OCI documentation, "Resource
 * Identifiers").
 *
 * @param kind of the resource, as in {@code compartment}
 * @param realm as in {@code oc1}
 * @param region short or long name of the region; empty for resources without a region
 */
public record Ocid(String kind, String realm, String region) {

    /** The number of characters that {@link #written} needs to be unique. */
    public static final int UNIQUE_LENGTH = 52;

    /** Maximum length, as the API reference of Resource Manager gives it for OCIDs. */
    private static final int LONGEST = 255;

    private static final String START = "ocid1.";
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String UNIQUE_START = "aaaaaaaa";
    private static final String LETTER = "[a-z0-9_-]";
    private static final Pattern ANY = Pattern.compile(expression(LETTER + "+"));

    /** Reads an OCID; empty if the text is not one. */
    public static Optional<Ocid> parse(String text) {
        if (text.length() > LONGEST || !ANY.matcher(text).matches()) {
            return Optional.empty();
        }
        String[] parts = text.split("\\.", 5);
        return Optional.of(new Ocid(parts[1], parts[2], parts[3]));
    }

    /** A regular expression that matches the OCIDs of the given kinds. */
    public static String expression(Collection<String> kinds) {
        return expression(String.join("|", kinds));
    }

    private static String expression(String kind) {
        return "ocid1\\.(" + kind + ")\\." + LETTER + "+\\." + LETTER + "*\\.(" + LETTER + "*\\.)?" + LETTER + "+";
    }

    /** Whether the text starts like an OCID; the rest may be malformed. */
    public static boolean isStartOf(String text) {
        return text.startsWith(START);
    }

    /** Whether the text starts like an OCID of the kind; the rest may be malformed. */
    public static boolean isStartOf(String text, String kind) {
        return text.startsWith(START + kind + '.');
    }

    /**
     * Writes an OCID.
     *
     * @param region its name {@linkplain Region#inOcids() in OCIDs}; empty for resources without a region
     * @param unique {@link #UNIQUE_LENGTH} {@linkplain #letter letters}
     */
    public static String written(String kind, String realm, String region, String unique) {
        return START + kind + '.' + realm + '.' + region + '.' + UNIQUE_START + unique;
    }

    /** The letter or digit of base 32 that stands for the lowest five bits of a number. */
    public static char letter(int bits) {
        return BASE32.charAt(bits & 31);
    }
}
