package dev.featurestore.operator.verify;

import static dev.featurestore.fuzz.Property.require;
import static dev.featurestore.fuzz.Property.requirePlace;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.featurestore.fuzz.Property;
import dev.featurestore.operator.bundle.Excludes;
import dev.featurestore.operator.bundle.SizeLimits;
import dev.featurestore.operator.cloud.ObjectReader;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.operator.text.OneLine;
import dev.featurestore.operator.values.Values;
import dev.featurestore.operator.yaml.YamlParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/**
 * A configuration file is accepted, or refused with problems at places of the file. Texts of problems are lines without
 * control characters, and never contain a value of the environment.
 */
@Timeout(10)
class ConfigurationFuzzTest {

    private static final Path ROOT = Path.of("/project");
    private static final String FILE = "feature_store.yaml";
    private static final String SECRET = "hunter-7f3a91";

    private final Verifier verifier = new Verifier(
            ROOT,
            StackInMemory.withTypedVariables(),
            new SomeSecret(),
            ObjectReader.none(),
            SizeLimits.ZIP,
            Excludes.NONE);

    @FuzzTest
    void configurationIsAcceptedOrRefused(byte[] input) {
        Problems ofParser = new Problems(FILE);
        new YamlParser(FILE, ofParser).parse(input);
        String text = new String(input, StandardCharsets.UTF_8);
        if (text.contains("oci://") || text.contains(SECRET)) {
            return; // Would read Object Storage; quotes the secret itself.
        }
        Verified<Deployable> verified =
                verifier.verify(new Source.Text(new Source.Local(ROOT.resolve(FILE)), text), Overrides.NONE);
        boolean errors = verified.problems().stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        require(errors == verified.value().isEmpty(), () -> "refused without a reason, or accepted with errors");
        for (Problem problem : verified.problems()) {
            check(text, problem);
        }
    }

    private static void check(String text, Problem problem) {
        if (problem.location().file().equals(FILE) && problem.location().line() != 0) {
            String lines = text.replaceAll("\\r\\n?", "\n");
            // The parser also counts what Unicode calls a line end, except in some errors.
            int line = problem.location().line();
            int column = problem.location().column();
            if (!Property.isPlace(lines, line, column)) {
                requirePlace(lines.replaceAll("[\\u0085\\u2028\\u2029]", "\n"), line, column);
            }
        }
        String shown = problem.text() + problem.hint() + problem.commands() + problem.paste();
        require(!shown.contains(SECRET), () -> "quotes a value of the environment: " + shown);
        require(OneLine.isOne(problem.message()), () -> "more than a line: " + problem.message());
        require(!problem.message().isBlank() && !problem.hint().isBlank(), () -> "no words: " + problem);
    }

    private record SomeSecret() implements Values {
        @Override
        public Optional<String> environment(String name) {
            return name.length() % 2 == 0 ? Optional.of(SECRET) : Optional.empty();
        }

        @Override
        public Optional<String> property(String name) {
            return name.length() % 2 == 0 ? Optional.of("[1, 2]") : Optional.empty();
        }
    }
}
