package dev.featurestore.operator.verify;

import static dev.featurestore.fuzz.Property.require;
import static dev.featurestore.fuzz.Property.requirePlace;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.featurestore.operator.bundle.Excludes;
import dev.featurestore.operator.bundle.SizeLimits;
import dev.featurestore.operator.cloud.ObjectReader;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.operator.values.Values;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/** A valid configuration with any stack is accepted, or refused with problems at places of its files. */
@Timeout(10)
class StackFuzzTest {

    private static final Path ROOT = Path.of("/project");
    private static final String CONFIGURATION = """
            kind: operator
            type: feature_store
            version: v1
            spec:
              tenancy_id: ocid1.tenancy.oc1..aaaa
              compartment_id: ocid1.compartment.oc1..bbbb
              region: us-ashburn-1
              variables:
                a: text
                b: 7
                c: [1, x, null]
                d: {k: v, n: {m: 1.5}}
            """;

    @FuzzTest
    void stackIsAcceptedOrRefused(byte[] input) {
        String terraform = new String(input, StandardCharsets.UTF_8);
        Verifier verifier = new Verifier(
                ROOT,
                StackInMemory.of(terraform),
                new NoEnvironment(),
                ObjectReader.none(),
                SizeLimits.ZIP,
                Excludes.NONE);
        Verified<Deployable> verified = verifier.verify(
                new Source.Text(new Source.Local(ROOT.resolve("feature_store.yaml")), CONFIGURATION), Overrides.NONE);
        boolean errors = verified.problems().stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        require(errors == verified.value().isEmpty(), () -> "refused without a reason, or accepted with errors");
        for (Problem problem : verified.problems()) {
            if (problem.location().line() != 0) {
                String file = problem.location().file().endsWith(".tf") ? terraform : CONFIGURATION;
                requirePlace(file, problem.location().line(), problem.location().column());
            }
        }
    }

    private record NoEnvironment() implements Values {
        @Override
        public Optional<String> environment(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<String> property(String name) {
            return Optional.empty();
        }
    }
}
