package dev.featurestore.operator.verify;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.operator.values.Values;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Configurations with mistakes, and the problems that a user is told. The expected texts are written by hand. */
class BrokenConfigurationsTest {
    private static final Values VALUES = new SomeValues(Map.of(
            "SECRET", "hunter2",
            "CAPITALS", "OCID1.COMPARTMENT.OC1..HUNTER2",
            "OTHER_OCID", "ocid1.user.oc1..hunter2",
            "MANY", "4711",
            "REGION", "us-ashburn-1"));

    @TempDir
    Path root;

    private Path project;
    private ClassLoader bundled;

    @BeforeEach
    void makeProject() throws IOException {
        project = Files.createDirectory(root.resolve("project"));
        bundled = SmallStack.bundled(root.resolve("resources"));
        Path broken = SmallStack.into(project.resolve("broken"));
        Files.writeString(broken.resolve("terraform.tfstate"), "{}");
        Path nested = project.resolve("nested/modules/net");
        SmallStack.into(nested);
        Path malformed = Files.createDirectory(project.resolve("malformed"));
        Path typed = Files.createDirectory(project.resolve("typed"));
        try (InputStream in = requireNonNull(getClass().getResourceAsStream("/typed-stack/variables.tf"))) {
            Files.write(typed.resolve("variables.tf"), in.readAllBytes());
        }
        Files.writeString(malformed.resolve("main.tf"), "locals {\n  a = = 1\n}\n");
        LaterStack.into(project.resolve("later"));
    }

    @ParameterizedTest
    @MethodSource("dev.featurestore.operator.verify.Broken#all")
    void tellsAllProblems(Broken broken) throws IOException {
        Path file = Files.writeString(project.resolve("feature_store.yaml"), broken.yaml());

        Verified<Deployable> verified = new LocalVerifier(project, bundled, VALUES).verify(file);

        StringBuilder problems = new StringBuilder();
        for (Problem problem : verified.problems()) {
            problems.append(problem.severity() == Severity.WARNING ? "warning: " : "")
                    .append(problem.text())
                    .append("\n    ")
                    .append(problem.hint())
                    .append('\n');
        }
        assertThat(problems.toString().replace(root.toString(), "ROOT")).isEqualTo(broken.problems());
        assertThat(problems.toString()).doesNotContainIgnoringCase("hunter2").doesNotContain("4711");
        assertThat(verified.value().isPresent())
                .isEqualTo(verified.problems().stream().allMatch(problem -> problem.severity() == Severity.WARNING));
    }
}
