package dev.featurestore.maven.image;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The user that an image runs as, as in {@code USER} of a Dockerfile.
 *
 * @param text {@code USER} or {@code USER:GROUP}, each a numeric ID or a name
 */
public record ImageUser(String text) {

    /** Not root, and as a number, so that Kubernetes can check that ({@code runAsNonRoot}). */
    public static final String DEFAULT = "10001:10001";

    /** Largest ID that docker takes. */
    private static final long LARGEST = Integer.MAX_VALUE;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

    /** As useradd(8) takes them. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,31}");

    /**
     * Reads a user.
     *
     * @param source the property with the text
     * @throws FeatureStoreException {@code INVALID_PARAMETER} if the text is not a user
     */
    public static ImageUser of(String text, String source) {
        List<String> parts = List.of(text.split(":", -1));
        if (parts.size() > 2 || !parts.stream().allMatch(ImageUser::isId)) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    source + ": must be USER or USER:GROUP, each a name or a number up to 2147483647, but is \"" + text
                            + "\"",
                    "Set it, for example, to " + DEFAULT + ", or leave it out");
        }
        return new ImageUser(text);
    }

    private static boolean isId(String part) {
        return NUMBER.matcher(part).matches()
                ? Long.parseLong(part) <= LARGEST
                : NAME.matcher(part).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
