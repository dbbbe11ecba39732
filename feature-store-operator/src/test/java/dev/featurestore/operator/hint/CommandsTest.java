package dev.featurestore.operator.hint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    private static final Set<String> STACK_GOAL = Set.of(
            "featurestore.cloud",
            Commands.CONFIG,
            Commands.ENVIRONMENT,
            Commands.STACK_ID,
            Commands.COMPARTMENT_ID,
            Commands.STACK_NAME,
            Commands.REGION);

    private static final Map<Goal, Set<String>> TAKEN = Map.of(
            Goal.APPLY, Set.of("featurestore.cloud", Commands.CONFIG, "featurestore.bucket"),
            Goal.STATUS, STACK_GOAL,
            Goal.STACKS, STACK_GOAL,
            Goal.LOGS, STACK_GOAL,
            Goal.BUILD_IMAGE, Set.of());

    @Test
    void repeatsTheContextThatTheGoalHas() {
        Commands commands = commands("featurestore.cloud", "embedded", "featurestore.bucket", "big");

        assertThat(commands.text(Command.of(Goal.APPLY).with("featurestore.plan", "ocid1.ormjob.x")))
                .isEqualTo("mvn -f app/pom.xml featurestore:apply@dev -Dfeaturestore.cloud=embedded"
                        + " -Dfeaturestore.bucket=big -Dfeaturestore.plan=ocid1.ormjob.x");
        assertThat(commands.line(Command.of(Goal.STATUS)))
                .isEqualTo("  mvn -f app/pom.xml featurestore:status@dev -Dfeaturestore.cloud=embedded");
        assertThat(commands.text(Command.of(Goal.BUILD_IMAGE)))
                .isEqualTo("mvn -f app/pom.xml featurestore:build-image@dev");
    }

    @Test
    void aRehearsalHasACloudOfItsOwn() {
        Map<Goal, Set<String>> taken =
                Map.of(Goal.APPLY, Set.of(Commands.CLOUD, "featurestore.endpoint", "featurestore.ociConfig"));
        Commands commands = new Commands(
                "mvn",
                "featurestore",
                "",
                Map.of("featurestore.endpoint", "http://127.0.0.1:1", "featurestore.ociConfig", "cloud/config"),
                taken);

        assertThat(commands.text(Command.of(Goal.APPLY).with(Commands.CLOUD, "embedded")))
                .isEqualTo("mvn featurestore:apply -Dfeaturestore.cloud=embedded");
        assertThat(commands.text(Command.of(Goal.APPLY)))
                .contains("-Dfeaturestore.endpoint=http://127.0.0.1:1", "-Dfeaturestore.ociConfig=cloud/config");
    }

    @Test
    void listsStacksWithoutTheOneThatWasNamed() {
        Commands commands = commands(Commands.STACK_ID, "ocid1.ormjob.mistyped", Commands.REGION, "r");

        assertThat(commands.text(Command.of(Goal.STACKS)))
                .isEqualTo("mvn -f app/pom.xml featurestore:stacks@dev -Dfeaturestore.region=r");
    }

    @Test
    void namesAStackOrAJobOnce() {
        Commands commands = commands(Commands.CONFIG, "other.yaml", Commands.STACK_NAME, "x", Commands.REGION, "r");

        assertThat(commands.text(Command.ofStack(Goal.STATUS, "ocid1.ormstack.a")))
                .isEqualTo("mvn -f app/pom.xml featurestore:status@dev -Dfeaturestore.region=r"
                        + " -Dfeaturestore.stackId=ocid1.ormstack.a");
        assertThat(commands.text(Command.ofJob(Goal.LOGS, "ocid1.ormjob.a").with("featurestore.follow")))
                .isEqualTo("mvn -f app/pom.xml featurestore:logs@dev -Dfeaturestore.config=other.yaml"
                        + " -Dfeaturestore.region=r -Dfeaturestore.job=ocid1.ormjob.a -Dfeaturestore.follow");
        assertThat(commands.text(Command.of(Goal.STACKS).with(Commands.COMPARTMENT_ID, "OCID")))
                .isEqualTo("mvn -f app/pom.xml featurestore:stacks@dev -Dfeaturestore.region=r"
                        + " -Dfeaturestore.compartmentId=OCID");
    }

    @Test
    void theCommandForAStackByItsOcidNamesNoEnvironment() {
        Commands commands = commands(Commands.ENVIRONMENT, "dev");

        assertThat(commands.text(Command.of(Goal.STATUS))).endsWith("status@dev -Dfeaturestore.environment=dev");
        assertThat(commands.text(Command.ofStack(Goal.STATUS, "ocid1.ormstack.a")))
                .endsWith("status@dev -Dfeaturestore.stackId=ocid1.ormstack.a");
    }

    @Test
    void namesNoConfigurationThatMayBeOfAnotherStack() {
        Commands commands = commands("featurestore.cloud", "embedded", Commands.STACK_ID, "ocid1.ormstack.a");

        assertThat(commands.text(Command.of(Goal.APPLY)))
                .isEqualTo("mvn -f app/pom.xml featurestore:apply@dev -Dfeaturestore.cloud=embedded"
                        + " -Dfeaturestore.config=FILE");
        assertThat(commands.text(Command.of(Goal.STATUS)))
                .endsWith("featurestore:status@dev -Dfeaturestore.cloud=embedded"
                        + " -Dfeaturestore.stackId=ocid1.ormstack.a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "it's", "$HOME", "`id`", "a;b", "a\"b", "!x", "*", "~/x", "a\\b", "größe", ""})
    @DisabledOnOs(OS.WINDOWS)
    void aShellReadsEachValueAsItIs(String value) throws IOException, InterruptedException {
        String word = Commands.quoted(value);
        Process shell = new ProcessBuilder("sh", "-c", "printf '[%s]' -D=" + word).start();
        assertThat(shell.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("[-D=" + value + "]");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aShellRunsNothingWhereAValueIsWithheld() throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", "echo -Dpassword=" + Commands.quoted(Commands.WITHHELD)).start();
        assertThat(shell.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(shell.exitValue()).isNotZero();
        assertThat(shell.getInputStream().readAllBytes()).isEmpty();
    }

    private static Commands commands(String... context) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < context.length; i += 2) {
            map.put(context[i], context[i + 1]);
        }
        return new Commands("mvn -f app/pom.xml", "featurestore", "@dev", map, TAKEN);
    }

    @Test
    void aLineIsForEachCommand() {
        assertThat(Commands.plain()
                        .lines(
                                "Next:",
                                Command.of(Goal.APPLY),
                                Command.of(Goal.HELP).with("detail")))
                .isEqualTo(List.of("Next:", "  mvn featurestore:apply", "  mvn featurestore:help -Ddetail"));
    }
}
