package dev.featurestore.operator.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.UpgradeMode;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.failure.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private static final String TENANCY = "ocid1.tenancy.oc1..aaaaaaaarehearsalrehearsalrehearsalrehearsalrehearsalre";
    private static final String COMPARTMENT =
            "ocid1.compartment.oc1..aaaaaaaarehearsalrehearsalrehearsalrehearsalrehearsalre";
    private static final String JSON = """
            {"kind": "operator", "type": "feature_store", "version": "v1", "spec": {
              "tenancy_id": "%s", "compartment_id": "%s", "region": "us-ashburn-1", "stack": {"source": "stack"}}}
            """.formatted(TENANCY, COMPARTMENT);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeStack() throws Exception {
        Files.createDirectory(folder.resolve("stack"));
        Files.writeString(folder.resolve("stack/main.tf"), "variable \"region\" {\n  type = string\n}\n");
    }

    @Test
    void verifiesTheConfigurationOfTheEnvironment() {
        assertThat(run(Map.of(Main.CONFIGURATION, JSON), "--verify")).isEqualTo(ExitStatus.DONE);
        assertThat(out).asString().contains("ENV_OPERATOR_ARGS is valid and sets all required variables of the stack.");
    }

    @Test
    void readsYamlAsWellAsJsonAndAFileAsWellAsText() throws Exception {
        String yaml = """
                kind: operator
                type: feature_store
                version: v1
                spec:
                  tenancy_id: $TENANCY
                  compartment_id: %s
                  region: us-ashburn-1
                  stack:
                    source: stack
                """.formatted(COMPARTMENT);
        Path file = Files.writeString(folder.resolve("other.yaml"), yaml);

        assertThat(run(Map.of("TENANCY", TENANCY), "--verify", "--spec", yaml)).isEqualTo(ExitStatus.DONE);
        assertThat(run(Map.of("TENANCY", TENANCY), "--verify", "-f", file.toString()))
                .isEqualTo(ExitStatus.DONE);
    }

    @Test
    void fileOfTheCommandLineComesBeforeTheEnvironment() throws Exception {
        Path file = Files.writeString(folder.resolve("other.yaml"), JSON);

        assertThat(run(Map.of(Main.CONFIGURATION, "kind: wrong"), "--verify", "-f", file.toString()))
                .isEqualTo(ExitStatus.DONE);
    }

    @Test
    void problemsOfTheTextAreWrongInputWithLineAndColumn() {
        String wrong = JSON.replace("\"stack\": {\"source\"", "\"stak\": {\"source\"");

        assertThat(run(Map.of(Main.CONFIGURATION, wrong), "--verify")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err).asString().containsPattern("ENV_OPERATOR_ARGS:2:\\d+").contains("stak");
    }

    @Test
    void reportsWhereAMissingConfigurationIsExpected() {
        assertThat(run(Map.of(), "--verify")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err).asString().contains("No configuration: -f, --spec and ENV_OPERATOR_ARGS are not set");
    }

    @Test
    void optionsThatItDoesNotKnowAreWrongInput() {
        assertThat(run(Map.of(), "--verfy")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(run(Map.of(), "-f")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(run(Map.of(), "-f", "a", "--spec", "b")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err)
                .asString()
                .contains("[UNKNOWN_PARAMETER] --verfy: unknown option")
                .contains("[MISSING_PARAMETER] -f: value missing")
                .contains("[CONFLICTING_PARAMETERS] -f and --spec cannot be used together");
    }

    @Test
    void textThatStandsForAFileIsReportedAsThatFile() {
        Path file = folder.resolve("store.yaml");
        String text = AsciiJson.of("# \u00fc\n" + JSON.replace("stack\"}", "${the.stack}\"}"));

        assertThat(runOfBuild(text, Map.of("the.stack", "stack"), file)).isEqualTo(ExitStatus.DONE);
        assertThat(runOfBuild(text, Map.of(), file)).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(out).asString().contains("store.yaml is valid and sets all required variables of the stack.");
        assertThat(err).asString().contains("store.yaml:3:").doesNotContain("ENV_OPERATOR_ARGS");
    }

    private ExitStatus runOfBuild(String text, Map<String, String> properties, Path file) {
        String input = new ContainerInput(
                        Map.of(),
                        properties,
                        Overrides.NONE,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Map.of("verify", "true", "standsFor", file.toString()))
                .json();
        return run(Map.of(Main.CONFIGURATION, text, ContainerInput.VARIABLE, input), Main.OF_BUILD);
    }

    @Test
    void missingCredentialsAreARefusal() {
        Map<String, String> environment = Map.of(
                Main.CONFIGURATION,
                JSON,
                "OCI_CLI_CONFIG_FILE",
                folder.resolve("absent").toString());

        assertThat(run(environment, "--reports", folder.resolve("reports").toString()))
                .isEqualTo(ExitStatus.REFUSED);
    }

    @Test
    void reportsAnApplyAsTheGoalDoes() {
        assertThat(CommandLine.parse().apply()).isEqualTo(ApplyOptions.DEFAULT);
        assertThat(CommandLine.parse("--no-check").apply()).isEqualTo(ApplyOptions.DEFAULT.withNoCheck(true));
        assertThat(CommandLine.parse(
                                "--force",
                                "--detach",
                                "--allow-data-loss",
                                "--plan",
                                "ocid1.ormjob",
                                "--busy-timeout",
                                "5",
                                "--dry-run",
                                "--check-writes",
                                "--upgrade",
                                "inPlace")
                        .apply())
                .isEqualTo(ApplyOptions.DEFAULT
                        .withDryRun(true)
                        .withForce(true)
                        .withDetach(true)
                        .withAllowDataLoss(true)
                        .withPlan(Optional.of("ocid1.ormjob"))
                        .withBusyTimeout(Duration.ofSeconds(5))
                        .withCheckWrites(true)
                        .withUpgrade(UpgradeMode.IN_PLACE));
        assertThat(run(Map.of(Main.CONFIGURATION, JSON), "--busy-timeout", "soon"))
                .isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(run(Map.of(Main.CONFIGURATION, JSON), "--upgrade", "slowly")).isEqualTo(ExitStatus.WRONG_INPUT);
    }

    @Test
    void optionsOfABuildAreNotOnTheCommandLine() {
        assertThat(run(Map.of(), "--of-build", "--verify")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(run(Map.of(), "--stands-for", "a")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err).asString().contains("--of-build: unknown option").contains("--stands-for: unknown option");
    }

    @Test
    void helpListsEveryOptionAndExitStatus() {
        assertThat(run(Map.of(), "--help")).isEqualTo(ExitStatus.DONE);
        assertThat(out)
                .asString()
                .contains("  -f, --file FILE          configuration file, or its address in Object Storage\n")
                .contains("  --dry-run                print the changes without making them\n")
                .contains("  --busy-timeout SECONDS   maximum wait while another job holds the stack (default 1800)\n")
                .contains(
                        "  --no-check ",
                        "  --check-timeout SECONDS ",
                        "  --check-writes ",
                        "  --plan JOB ",
                        "  --upgrade MODE ")
                .contains("  --endpoint ADDRESS ", "  --ca-certificates FILE ", "  --oci-config FILE ", "  --offline ")
                .doesNotContain("stands-for", "of-build");
        for (ExitStatus status : ExitStatus.values()) {
            assertThat(out).asString().contains(status.status() + "  " + status.meaning());
        }
    }

    private ExitStatus run(Map<String, String> environment, String... arguments) {
        StreamConsole console = new StreamConsole(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                MainCommands.of(environment, arguments),
                List.of(arguments).contains("--debug"));
        return new Main(console, folder, environment).run(arguments);
    }
}
