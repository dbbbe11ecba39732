package dev.featurestore.operator.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.check.CheckResult;
import dev.featurestore.operator.check.CheckStep;
import dev.featurestore.operator.check.StepResult;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Severity;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.SurefireReportParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Surefire's own parser reads the file. */
class JUnitFileTest {

    @TempDir
    Path folder;

    private ReportTestSuite read(String suite, List<TestCase> cases) throws Exception {
        Path reports = folder.resolve("reports");
        new JUnitFile(reports.resolve("TEST-" + suite + ".xml")).write(suite, cases);
        List<ReportTestSuite> suites =
                new SurefireReportParser(List.of(reports.toFile()), new NullConsoleLogger()).parseXMLReportFiles();
        assertThat(suites).hasSize(1);
        return suites.get(0);
    }

    private static Problem problem(Severity severity, String path, String message) {
        return new Problem(
                severity,
                FailureCode.INVALID_CONFIGURATION,
                new Location("feature_store.yaml", 7, 3),
                path,
                message,
                "Write it in another way");
    }

    @Test
    void eachProblemIsACaseAndAWarningHasPassed() throws Exception {
        ReportTestSuite suite = read(
                "verify",
                TestCase.problems(
                        "feature_store.yaml",
                        List.of(
                                problem(Severity.ERROR, "spec.region", "unknown region"),
                                problem(Severity.WARNING, "spec.stack_id", "ignored")),
                        Commands.plain()));

        assertThat(suite.getNumberOfTests()).isEqualTo(2);
        assertThat(suite.getNumberOfFailures()).isEqualTo(1);
        ReportTestCase failed = suite.getTestCases().get(0);
        assertThat(failed.getFullClassName()).isEqualTo("feature_store.yaml");
        assertThat(failed.getName()).isEqualTo("feature_store.yaml:7:3  spec.region: unknown region");
        assertThat(failed.getFailureType()).isEqualTo("INVALID_CONFIGURATION");
        assertThat(failed.getFailureDetail()).contains("Write it in another way");
        assertThat(suite.getTestCases().get(1).hasFailure()).isFalse();
    }

    @Test
    void noProblemIsOneCaseThatHasPassed() throws Exception {
        ReportTestSuite suite = read("verify", TestCase.problems("feature_store.yaml", List.of(), Commands.plain()));

        assertThat(suite.getNumberOfTests()).isEqualTo(1);
        assertThat(suite.getNumberOfFailures()).isZero();
    }

    @Test
    void eachStepOfACheckIsACase() throws Exception {
        CheckResult check = new CheckResult(
                URI.create("https://gateway.example/20230101"),
                List.of(
                        new StepResult(CheckStep.GATEWAY, "unsigned OPTIONS: 200", Optional.empty()),
                        new StepResult(
                                CheckStep.AUTHORISER,
                                "unsigned GET: 200",
                                Optional.of(new StepResult.Trouble("authoriser", "It refuses nothing", "Wire it")))));

        ReportTestSuite suite = read("check", TestCase.steps(check, Commands.plain()));

        assertThat(suite.getTestCases())
                .extracting(ReportTestCase::getName)
                .containsExactly("gateway answers", "authoriser wired");
        assertThat(suite.getNumberOfFailures()).isEqualTo(1);
        assertThat(suite.getTestCases().get(1).getFailureMessage()).isEqualTo("It refuses nothing");
        assertThat(suite.getTestCases().get(1).getFailureDetail()).contains("unsigned GET: 200", "Wire it");
    }

    @Test
    void textFromOutsideIsOnlyText() throws Exception {
        String hostile =
                "</testcase><failure/>&amp;]]> \u0000\u0001\b\u001b[31m\ufffe\uffff \"quoted\" 'x' \ud800\n::error::x";

        ReportTestSuite suite = read(
                "hostile",
                List.of(
                        new TestCase(hostile, hostile, true, hostile, List.of(hostile, hostile)),
                        new TestCase(hostile, hostile, false, hostile, List.of(hostile))));

        assertThat(suite.getNumberOfTests()).isEqualTo(2);
        assertThat(suite.getTestCases()).hasSize(2);
        assertThat(suite.getTestCases().get(0).getName()).startsWith("</testcase><failure/>&amp;]]>");
        assertThat(Files.readString(folder.resolve("reports/TEST-hostile.xml")).lines())
                .noneMatch(line -> line.startsWith("::"));
    }

    @Test
    void fileThatCannotBeWrittenIsReported() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        FeatureStoreException failure = assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> new JUnitFile(file.resolve("junit.xml")).write("x", List.of()))
                .actual();

        assertThat(failure.code()).isEqualTo(FailureCode.IO_ERROR);
        assertThat(failure.message().toLowerCase(Locale.ROOT)).contains("cannot write the results to");
    }
}
