package dev.featurestore.operator.verify;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlScalar;
import dev.featurestore.operator.yaml.YamlSequence;
import dev.featurestore.operator.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The address of the stack of a configuration: region, compartment, name and OCID in {@code spec}. Other problems of the file
 * are ignored.
 */
public final class ConfiguredPlace {
    private final String file;
    private final boolean isProtected;
    private final @Nullable YamlMapping spec;
    private final List<Problem> problems;

    ConfiguredPlace(String file, boolean isProtected, @Nullable YamlMapping spec, List<Problem> problems) {
        this.file = file;
        this.isProtected = isProtected;
        this.spec = spec;
        this.problems = List.copyOf(problems);
    }

    /** Whether a loss of data must be confirmed by the name of the stack. */
    public boolean isProtected() {
        return isProtected;
    }

    /**
     * The value of a key of {@code spec}; empty without the key.
     *
     * @throws FeatureStoreException {@code INVALID_CONFIGURATION} if it is malformed, or refers to a variable
     *     that is not set
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
     * The texts of a list, or of a single text, in a section of {@code spec}; none without the section or the key.
     *
     * @throws FeatureStoreException {@code INVALID_CONFIGURATION} if the section is malformed, or refers to a variable that
     *     is not set
     */
    public List<String> texts(String section, String key) {
        List<Problem> wrong = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .filter(problem -> problem.path().equals("spec." + section)
                        || problem.path().startsWith("spec." + section + "."))
                .toList();
        if (!wrong.isEmpty()) {
            throw Verified.failure(wrong);
        }
        YamlMapping mapping = spec == null ? null : spec.mapping(section);
        YamlValue value = mapping == null ? null : mapping.value(key);
        if (value instanceof YamlSequence list) {
            return list.items().stream().flatMap(ConfiguredPlace::text).toList();
        }
        return text(value).toList();
    }

    private static Stream<String> text(@Nullable YamlValue value) {
        return value instanceof YamlScalar scalar && scalar.value() != null ? Stream.of(scalar.text()) : Stream.empty();
    }

    /**
     * The value of a required key of {@code spec}.
     *
     * @param otherwise the parameter that replaces it, such as {@code -Dfeaturestore.region}
     * @throws FeatureStoreException {@code INVALID_CONFIGURATION} as {@link #find}, or if it is missing
     */
    public String require(String key, String otherwise) {
        return find(key).orElseThrow(() -> missing(key, otherwise));
    }

    private FeatureStoreException missing(String key, String otherwise) {
        Optional<Problem> problem = at(key).stream().findFirst();
        return FeatureStoreException.of(
                FailureCode.INVALID_CONFIGURATION,
                problem.map(Problem::text).orElse(file + "  spec." + key + ": required key is missing"),
                problem.map(Problem::hint).orElse("Add \"" + key + "\" below spec") + ", or pass " + otherwise);
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
