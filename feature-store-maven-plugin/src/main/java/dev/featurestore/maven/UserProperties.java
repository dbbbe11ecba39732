package dev.featurestore.maven;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.verify.Vocabulary;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;

/**
 * Refuses properties of the command line that are misspelt. Maven ignores a property that nobody reads, and takes any
 * word for {@code false}: with {@code -Dfeaturestore.dryrun}, or {@code dryRun=ture}, somebody who meant to look would
 * deploy.
 */
final class UserProperties {

    private static final String PREFIX = "featurestore.";

    private UserProperties() {}

    static void check(Properties properties) {
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            if (name.toLowerCase(Locale.ROOT).startsWith(PREFIX)
                    && !name.startsWith(PropertyNames.VARIABLES_PREFIX)
                    && !name.startsWith(PropertyNames.OUTPUTS_PREFIX)) {
                checkName(name);
                checkSwitch(name, properties.getProperty(name));
            }
        }
    }

    private static void checkName(String name) {
        if (!PropertyNames.ALL.contains(name)) {
            String message = "-D" + name + ": no goal of this plugin has such a property";
            throw new Vocabulary(PropertyNames.ALL.stream().sorted().toList())
                    .nearest(name)
                    .map(known -> FeatureStoreException.of(
                            FailureCode.MISSING_PARAMETER, message, "did you mean -D" + known + "?"))
                    .orElseGet(() -> FeatureStoreException.of(
                                    FailureCode.MISSING_PARAMETER, message, "list the properties of every goal")
                            .suggesting(Command.of(Goal.HELP).with("detail")));
        }
    }

    private static void checkSwitch(String name, String value) {
        if (PropertyNames.SWITCHES.contains(name)
                && !value.isEmpty()
                && !value.equals("true")
                && !value.equals("false")) {
            throw FeatureStoreException.of(
                    FailureCode.MISSING_PARAMETER,
                    "-D" + name + ": expected true or false, found \"" + value + "\"",
                    "write -D" + name + " or -D" + name + "=true to switch it on");
        }
    }
}
