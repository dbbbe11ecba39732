package dev.featurestore.operator.joblog;

import dev.featurestore.terraform.syntax.ValueForms;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hides secrets in the output of a job. Terraform hides the values of sensitive variables, except where a failed condition
 * quotes them.
 */
public final class Redaction {

    private static final String HIDDEN = "(sensitive value)";

    /** Minimum length: shorter values would be found within unrelated words. */
    private static final int SHORTEST = 4;

    private final List<String> secrets;

    /**
     * Hides these values, and each line of a value with several lines, also as Terraform and JSON quote them.
     *
     * @param values the secrets; values of fewer than four characters stay
     */
    public Redaction(Collection<String> values) {
        this.secrets = values.stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(secret -> secret.length() >= SHORTEST)
                .flatMap(secret -> ValueForms.printed(secret).stream())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Hides what another one hides, too. */
    public Redaction and(Redaction other) {
        return and(other.secrets);
    }

    /** Hides other values, too. */
    public Redaction and(Collection<String> values) {
        return new Redaction(Stream.concat(secrets.stream(), values.stream()).toList());
    }

    /** A line without secrets. */
    public String hide(String line) {
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
