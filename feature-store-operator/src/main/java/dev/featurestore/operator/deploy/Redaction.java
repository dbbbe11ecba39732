package dev.featurestore.operator.deploy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Takes secrets out of what a job tells. Terraform hides the values of sensitive variables, but not where a condition
 * that was not met quotes them.
 */
public final class Redaction {

    private static final String HIDDEN = "(sensitive value)";

    /** Shorter ones would be found in words that have nothing to do with them. */
    private static final int SHORTEST = 4;

    private final List<String> secrets;

    /** Hides the values, and each line of those that have several. */
    public Redaction(Collection<String> values) {
        this.secrets = values.stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(secret -> secret.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** A line without secrets. */
    public String of(String line) {
        String shown = line;
        for (String secret : secrets) {
            shown = shown.replace(secret, HIDDEN);
        }
        return shown;
    }

    @Override
    public String toString() {
        return secrets.size() + " secrets";
    }
}
