package dev.featurestore.operator.config;

import dev.featurestore.operator.cloud.ObjectAddress;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * An environment of a configuration, such as {@code prod}: a file that is laid over {@code feature_store.yaml}, and a stack of its
 * own.
 *
 * @param name letters, digits, hyphens and underscores, at most 40, the first one a letter or digit
 */
public record Environment(String name) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");

    /** Whether a text can be the name of an environment. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * Reads the name of an environment.
     *
     * @throws FeatureStoreException {@code INVALID_PARAMETER} if it is not one
     */
    public static Environment parse(String text) {
        if (!isName(text)) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    "featurestore.environment: must have letters, digits, hyphens and underscores, at most 40, and start"
                            + " with a letter or digit, but is \"" + text + "\"",
                    "Set a name such as prod, which reads feature_store.prod.yaml beside feature_store.yaml");
        }
        return new Environment(text);
    }

    /** The name of its file: {@code feature_store.prod.yaml} for {@code feature_store.yaml}. */
    public String fileName(String base) {
        int dot = base.lastIndexOf('.');
        return dot <= 0 || dot < base.lastIndexOf('/') + 2
                ? base + "." + name
                : base.substring(0, dot) + "." + name + base.substring(dot);
    }

    /** Its file, beside the base; a text has none. */
    Source over(Source base) {
        if (base instanceof Source.Local local) {
            Path file = local.path();
            return new Source.Local(file.resolveSibling(fileName(String.valueOf(file.getFileName()))));
        }
        if (base instanceof Source.Remote remote) {
            ObjectAddress address = remote.address();
            return new Source.Remote(
                    new ObjectAddress(address.bucket(), address.namespace(), fileName(address.object())));
        }
        throw FeatureStoreException.of(
                FailureCode.CONFLICTING_PARAMETERS,
                "featurestore.environment needs a configuration file, beside which the file of the environment is",
                "Set featurestore.config to the file, or remove featurestore.environment");
    }

    /** The name of its stack, unless its file sets one: that of the base, and its own. */
    public String stackName(String base) {
        return base + "-" + name;
    }
}
