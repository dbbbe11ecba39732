package dev.featurestore.operator.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.UpgradeMode;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.failure.ExitStatus;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.hint.ImageWords;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.subcommand.ApplyArguments;
import dev.featurestore.operator.subcommand.CommandLine;
import dev.featurestore.operator.subcommand.OptionTable;
import dev.featurestore.operator.subcommand.Subcommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
    void failureBeforeACommandIsInTheReportToo() throws Exception {
        for (String subcommand : List.of("apply", "plan", "destroy")) {
            Path reports = folder.resolve("reports of " + subcommand);

            assertThat(run(Map.of(), subcommand, "--reports", reports.toString(), "-f", "oci://x"))
                    .isEqualTo(ExitStatus.WRONG_INPUT);
            assertThat(reports.resolve(subcommand.equals("plan") ? "plan-report.json" : "report.json"))
                    .content()
                    .contains("\"operation\": \"" + subcommand.toUpperCase(Locale.ROOT) + "\"")
                    .contains("\"state\": \"REFUSED\"", "\"code\": \"INVALID_PARAMETER\"");
        }
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

    private static ApplyOptions apply(String... arguments) {
        return ((ApplyArguments) CommandLine.parse(arguments).arguments()).apply();
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
        assertThat(apply()).isEqualTo(ApplyOptions.DEFAULT);
        assertThat(apply("--no-check")).isEqualTo(ApplyOptions.DEFAULT.withNoCheck(true));
        assertThat(apply(
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
                        "inPlace"))
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

    /** The same failure: with properties for a build, with options without one. */
    @Test
    void hintsAreThoseOfWhoStartedTheContainer() {
        String file = folder.resolve("absent").toString();
        String input = new ContainerInput(
                        Map.of(),
                        Map.of(),
                        Overrides.NONE,
                        Optional.empty(),
                        List.of(),
                        Optional.of(Commands.plain()),
                        Map.of("ociConfig", file, "dryRun", "true"))
                .json();
        Map<String, String> environment =
                Map.of(Main.CONFIGURATION, AsciiJson.of(JSON), ContainerInput.VARIABLE, input);
        Relay.Sender relay = new Relay.Sender(stream(out), MainCommands.of(environment, Main.OF_BUILD), true);

        assertThat(new Main(relay, folder, environment).run(Main.OF_BUILD)).isEqualTo(ExitStatus.REFUSED);
        assertThat(out)
                .asString()
                .contains("F CREDENTIALS_NOT_FOUND\tOCI configuration file not found: " + file)
                .contains("set another file with -Dfeaturestore.ociConfig. To rehearse")
                .contains("featurestore.auth")
                .doesNotContain("--");

        assertThat(run(Map.of(Main.CONFIGURATION, JSON), "--oci-config", file, "--dry-run", "--debug"))
                .isEqualTo(ExitStatus.REFUSED);
        assertThat(err)
                .asString()
                .contains("[CREDENTIALS_NOT_FOUND] OCI configuration file not found: " + file)
                .contains("set another file with --oci-config.")
                .doesNotContain("featurestore.");
    }

    /** The commands in hints repeat an option only for subcommands that have it, and then all of them. */
    @Test
    void commandsHaveTheOptionsOfTheirSubcommand() {
        String[] stack = {"--endpoint", "e", "--rehearsal", "--oci-config", "o", "--profile", "p", "--auth", "a"};
        List<String> all = new ArrayList<>(List.of(stack));
        all.addAll(List.of("--ca-certificates", "c", "--spec", "s", "--compartment-id", "x", "--stack-name", "n"));
        all.addAll(List.of("--region", "r"));
        for (List<String> more : List.of(
                List.of("status", "--stack-id", "i"), List.of("apply", "--bucket", "b", "--variables", "v=w"))) {
            List<String> words = new ArrayList<>(List.of(more.get(0)));
            words.addAll(all);
            words.addAll(more.subList(1, more.size()));
            Commands commands = MainCommands.of(Map.of(), words.toArray(String[]::new));
            for (Subcommand subcommand : Subcommand.values()) {
                String line = commands.text(Command.of(subcommand.goal()));
                List<String> repeated = Arrays.stream(line.split(" ", -1))
                        .filter(word -> word.startsWith("--"))
                        .toList();
                List<String> options =
                        subcommand.options().stream().map(ImageWords::option).toList();
                assertThat(options).as(line).containsAll(repeated);
                assertThat(repeated)
                        .as(line)
                        .containsAll(words.stream().filter(options::contains).toList());
            }
        }
        assertThat(MainCommands.of(Map.of(), "--spec", "secret: 1", "--variables", "db_password=hunter2")
                        .text(Command.of(Goal.PLAN)))
                .isEqualTo("IMAGE plan --spec <value> --variables db_password=<value>");
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
                .contains("""
                          -f, --file FILE          configuration file, or its address in Object Storage;
                                                   several, separated by commas, are laid over each
                                                   other
                        """)
                .contains("  --environment NAME ", "  --confirm NAME ")
                .contains("  --dry-run                print the changes without making them\n")
                .contains("""
                          --busy-timeout SECONDS   maximum wait while another job holds the stack
                                                   (default 1800)
                        """)
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
        for (Subcommand subcommand : Subcommand.values()) {
            assertThat(out).asString().contains("\n  " + subcommand.word() + " ");
        }
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void helpOfASubcommandHasItsOptionsOnly() {
        assertThat(run(Map.of(), "destroy", "--help")).isEqualTo(ExitStatus.DONE);
        assertThat(out)
                .asString()
                .startsWith("""
                        Usage: IMAGE destroy [OPTION...]

                        Destroy all resources of the stack, then delete the stack.

                        Options:
                          --confirm NAME           name of the stack, to confirm that it may be
                                                   destroyed
                        """)
                .contains("  --stack-id OCID ", "  --reports FOLDER ", "  --profile NAME ")
                .doesNotContain("--check", "--force", "--bucket", "Exit status");
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void wordsThatItDoesNotKnowAreRefusedWithTheOneThatWasMeant() {
        assertThat(run(Map.of(), "stauts")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(run(Map.of(), "deploy")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(run(Map.of(), "plan", "--dry-rnu")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(run(Map.of(), "status", "--confirm", "feature-store")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(run(Map.of(), "status", "now")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(run(Map.of(), "--dry-run", "plan")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(run(Map.of(), "plan", "--dry-run=false")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(run(Map.of(), "plan", "--variables", "x")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(run(Map.of(), "status", "--profile", "--debug")).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("""
                [UNKNOWN_PARAMETER] stauts: unknown subcommand
                Did you mean status?
                [UNKNOWN_PARAMETER] deploy: unknown subcommand
                Use one of: apply, verify, plan, status, drift, outputs, logs, jobs, diff, stacks, check, cancel, rollback, adopt, destroy, policies.
                [UNKNOWN_PARAMETER] --dry-rnu: unknown option
                Did you mean --dry-run?
                [UNKNOWN_PARAMETER] --confirm: unknown option of status
                Remove it: it is an option of apply, rollback, destroy.
                [UNKNOWN_PARAMETER] now: must be an option of status, but does not start with -
                Write the subcommand first, and quote values with blanks. Run with --help for the options.
                [UNKNOWN_PARAMETER] plan: must be an option of apply, but does not start with -
                Write the subcommand first, and quote values with blanks. Run with --help for the options.
                [INVALID_PARAMETER] --dry-run: takes no value
                Write --dry-run alone.
                [INVALID_PARAMETER] --variables: must be NAME=VALUE
                Write --variables NAME=VALUE.
                [MISSING_PARAMETER] --profile: value missing
                Run with --help for the options.
                """);
    }

    @Test
    void valuesMayFollowAnEqualsSign() {
        CommandLine line =
                CommandLine.parse("plan", "--busy-timeout=7", "--variables", "a=b=c", "--variables=d=", "-f", "x");

        assertThat(line.named()).contains(Subcommand.PLAN);
        assertThat(OptionTable.texts((Record) line.arguments()))
                .containsEntry("busyTimeout", "7")
                .containsEntry("variables.a", "b=c")
                .containsEntry("variables.d", "")
                .containsEntry("file", "x");
        assertThat(CommandLine.parse().named()).isEmpty();
        assertThat(CommandLine.parse().arguments())
                .isEqualTo(CommandLine.parse("apply").arguments());
    }

    private ExitStatus run(Map<String, String> environment, String... arguments) {
        if (List.of(arguments).equals(List.of(Main.OF_BUILD))) {
            Console console = StreamConsole.of(stream(out), stream(err), environment, arguments);
            return new Main(console, folder, environment).run(arguments);
        }
        return Main.run(stream(out), stream(err), folder, environment, arguments);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
