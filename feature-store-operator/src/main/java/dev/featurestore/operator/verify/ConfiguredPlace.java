package dev.featurestore.operator.verify;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.operator.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the stack of a configuration is: what its {@code spec} says of region, compartment, name and OCID. Whatever else is
 * wrong with the file is none of it.
 */
public final class ConfiguredPlace {
    private final String file;
    private final @Nullable YamlMapping spec;
    private final List<Problem> problems;

    ConfiguredPlace(String file, @Nullable YamlMapping spec, List<Problem> problems) {
        this.file = file;
        this.spec = spec;
        this.problems = List.copyOf(problems);
    }

    /**
     * What a key of {@code spec} says, if it is there.
     *
     * @throws FeatureStoreException {@code INVALID_CONFIGURATION} if it is malformed, or stands for something that has no
     *     value
     */
    public Optional<String> find(String key) {
        List<Problem> wrong = at(key);
        if (spec == null || spec.entry(key) == null) {
            return Optional.empty();
        }
        if (!wrong.isEmpty()) {
            throw Verified.failure(wrong);
        }
        return Optional.ofNullable(spec.text(key));
    }

    /**
     * What a key of {@code spec} says.
     *
     * @param otherwise what gives it in place of the file, such as {@code -Dfeaturestore.region}
     * @throws FeatureStoreException {@code INVALID_CONFIGURATION} as {@link #find}, or if it is not there
     */
    public String require(String key, String otherwise) {
        return find(key).orElseThrow(() -> missing(key, otherwise));
    }

    private FeatureStoreException missing(String key, String otherwise) {
        Optional<Problem> told = at(key).stream().findFirst();
        return FeatureStoreException.of(
                FailureCode.INVALID_CONFIGURATION,
                told.map(Problem::text).orElse(file + "  spec." + key + ": found no such key"),
                told.map(Problem::hint).orElse("add \"" + key + "\" below spec") + ", or pass " + otherwise);
    }

    private List<Problem> at(String key) {
        List<Problem> found = new ArrayList<>();
        for (Problem problem : problems) {
            if (problem.severity() == Severity.ERROR && problem.path().equals("spec." + key)) {
                found.add(problem);
            }
        }
        return found;
    }
}
