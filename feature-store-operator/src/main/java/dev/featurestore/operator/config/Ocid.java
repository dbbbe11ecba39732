package dev.featurestore.operator.config;

import java.util.Optional;

/**
 * An Oracle Cloud Identifier, {@code ocid1.<kind>.<realm>.[region][.future use].<unique>} (OCI documentation, "Resource
 * Identifiers").
 *
 * @param kind of the resource, as in {@code compartment}
 * @param realm as in {@code oc1}
 * @param region short or long name of the region; empty for resources without a region
 */
public record Ocid(String kind, String realm, String region) {
    private static final int FEWEST_PARTS = 5;
    private static final int MOST_PARTS = 6;

    /** Reads an OCID; empty if the text is not one. */
    public static Optional<Ocid> parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length < FEWEST_PARTS || parts.length > MOST_PARTS || !parts[0].equals("ocid1")) {
            return Optional.empty();
        }
        for (int i = 1; i < parts.length; i++) {
            boolean mayBeEmpty = i > 2 && i < parts.length - 1;
            if (!isWord(parts[i]) || (parts[i].isEmpty() && !mayBeEmpty)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Ocid(parts[1], parts[2], parts[3]));
    }

    private static boolean isWord(String part) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }
}
