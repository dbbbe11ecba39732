package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.featurestore.operator.container.Main;
import dev.featurestore.operator.failure.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The subcommands of the image against the embedded cloud: what they do, and that they advise nothing that only Maven has. */
@Tag("slow")
@Timeout(300)
@ExtendWith(SoftAssertionsExtension.class)
class ImageSubcommandsTest extends StackFixture {

    /** Words of Maven, its goals and its properties. */
    private static final Pattern OF_MAVEN =
            Pattern.compile("\\bmvn\\b|-Dfeaturestore|-Dbackend|\\bfeaturestore[.:][a-z]|Maven|\\bPOM\\b|\\bpom\\b"
                    + "|settings\\.xml|\\bthis build\\b|\\bgoals?\\b");

    private static final String ABSENT_STACK = "ocid1.ormstack.oc1.iad.aaaaaaaaabsentabsentabsentabsentabsentabsent";
    private static final String ABSENT_JOB = "ocid1.ormjob.oc1.iad.aaaaaaaaabsentabsentabsentabsentabsentabsentabs";

    private final Map<String, String> environment = new TreeMap<>();

    /** What a run printed. */
    private record Ran(ExitStatus status, String out, String err) {

        /** The commands in its hints. */
        List<String> commands() {
            Matcher commands = Pattern.compile("(?m)^ +IMAGE (.+)$").matcher(out + "\n" + err);
            return commands.results().map(match -> match.group(1)).toList();
        }
    }

    private Ran run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ExitStatus status = Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                folder,
                environment,
                arguments);
        Ran ran = new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        // A cloud that a build has started names the property of the build in its log.
        String printed = (ran.out() + ran.err()).replace("set featurestore.terraform (--terraform) to auto", "");
        assertThat(OF_MAVEN.matcher(printed).results().map(MatchResult::group))
                .as(String.join(" ", arguments) + "\n" + ran.out() + ran.err())
                .isEmpty();
        return ran;
    }

    /** In this cloud. */
    private Ran in(String... arguments) {
        environment.put("OCI_CLI_CONFIG_FILE", cloud.ociConfig().toString());
        return run(with(arguments, "--endpoint", cloud.endpoint().toString(), "--rehearsal"));
    }

    /** In this cloud, with success. */
    private Ran ok(String... arguments) {
        Ran ran = in(arguments);
        assertThat(ran.status()).as(ran.out() + ran.err()).isEqualTo(ExitStatus.DONE);
        return ran;
    }

    private static String[] with(String[] arguments, String... more) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private String[] reporting(String... arguments) {
        return with(arguments, "--reports", reports().toString());
    }

    @Test
    void deploysLooksAndDestroysWithNothingButTheImage() throws Exception {
        Ran plan = in(reporting("plan", "--fail-on-changes"));
        assertThat(plan.status()).isEqualTo(ExitStatus.CHANGES);
        assertThat(plan.err())
                .contains("REHEARSAL on the embedded cloud: nothing will be deployed to OCI.")
                .contains("[CHANGES_FOUND] REHEARSAL: The plan has changes for stack feature-store: 2 to create")
                .contains("Apply the plan, or remove --fail-on-changes.");
        assertThat(reports().resolve("plan-report.json")).exists();
        String planJob = plan.commands().get(0);
        assertThat(planJob)
                .matches("apply --rehearsal --endpoint http://127\\.0\\.0\\.1:\\d+ --plan ocid1\\.ormjob\\.\\S+");

        assertThat(ok(reporting("apply", "--plan", planJob.substring(planJob.lastIndexOf(' ') + 1)))
                        .err())
                .contains("REHEARSAL on the embedded cloud: nothing was deployed to OCI.");
        assertThat(report().path("state").textValue()).isEqualTo("SUCCEEDED");

        Ran status = ok("status");
        assertThat(status.out())
                .contains("Stack feature-store, region us-ashburn-1", "The configuration here ", "Next: nothing to do.")
                .contains("  IMAGE outputs --rehearsal --endpoint ");
        JsonNode document =
                new ObjectMapper().readTree(ok("status", "--format", "json").out());
        String stack = document.at("/stack/id").textValue();
        assertThat(stack).startsWith("ocid1.ormstack.");

        assertThat(ok("outputs").out())
                .contains("vcn_id  = ocid1.vcn.", "secret  = ")
                .doesNotContain("hunter2");
        assertThat(ok("outputs", "--output-name", "vcn_id").out()).matches("ocid1\\.vcn\\.\\S+\n");
        assertThat(ok("outputs", "--format", "dotenv").out())
                .startsWith("featurestore_outputs_secret=")
                .contains("\nfeaturestore_outputs_vcn_id=ocid1.vcn.");
        assertThat(ok("logs").out()).contains("Log of apply job ocid1.ormjob.", "Apply complete!", "State: SUCCEEDED");
        assertThat(new ObjectMapper()
                        .readTree(ok("logs", "--format=json", "--level", "INFO").out())
                        .path("log"))
                .isNotEmpty();
        assertThat(ok("jobs", "--limit", "1").out())
                .contains("1 job of stack feature-store; --limit NUMBER shows more");
        assertThat(ok("stacks").out()).contains(stack);
        assertThat(ok("plan", "--reports", reports().toString()).out())
                .contains("Nothing to apply: the plan has no changes.");
        assertThat(ok("cancel").out()).contains("Nothing to cancel: no job is running on stack feature-store.");
        assertThat(ok("policies", "--group", "deployers").out())
                .contains("To compare with the existing policies, add --compare-policies.");
        assertThat(ok("destroy", "--dry-run").out()).contains("destroy 2 resources and delete stack feature-store");

        Files.delete(config());
        assertThat(ok("status", "--stack-id", stack).out()).contains("Next: nothing to do.");
        Ran refused = in(reporting("destroy", "--stack-id", stack));
        assertThat(refused.status()).isEqualTo(ExitStatus.REFUSED);
        assertThat(refused.err()).contains("To destroy it, set --confirm feature-store.");
        Ran destroyed = ok(reporting("destroy", "--stack-id", stack, "--confirm", "feature-store"));
        assertThat(destroyed.err()).contains("REHEARSAL on the embedded cloud: nothing was changed in OCI.");
        assertThat(report().path("operation").textValue()).isEqualTo("DESTROY");
        assertThat(stacks()).isEmpty();
    }

    @Test
    void takesOverAStackWithNothingButTheImage() throws Exception {
        ok(reporting("apply", "--no-check"));
        String stack = stacks().get(0).getId();
        Ran exists = in("adopt", "--stack-id", stack);
        assertThat(exists.err())
                .contains("[FILES_EXIST]", "Write to another file with --file FILE, or move the existing one.");
        Files.delete(config());

        Ran adopted = ok("adopt", "--stack-id", stack, "-f", "adopted.yaml");

        assertThat(adopted.out())
                .contains("Written: adopted.yaml, stack.zip")
                .contains("  IMAGE plan --rehearsal --endpoint ", " --file adopted.yaml");
        assertThat(folder.resolve("adopted.yaml")).content().contains("  stack_id: " + stack);
        assertThat(in("adopt").err()).contains("Set --stack-id OCID.");
        environment.put(Main.CONFIGURATION, "kind: operator");
        assertThat(in("adopt", "--stack-id", stack).err())
                .contains("--file must be the path of one file to write, but is ENV_OPERATOR_ARGS");
    }

    @Test
    void cancelsAJobThatADetachedApplyLeft() throws Exception {
        control("{\"slow\": {\"oci_core_subnet\": 600}}");
        Ran detached = ok(reporting("apply", "--detach"));

        assertThat(detached.out()).contains(" continues without this container.");
        assertThat(detached.commands()).hasSize(3);
        assertThat(detached.commands().get(1)).startsWith("logs ").endsWith(" --follow");
        String[] cancel = detached.commands().get(2).split(" ", -1);
        assertThat(run(cancel).status()).isEqualTo(ExitStatus.DONE);
        Ran status = ok("status");
        assertThat(status.out()).contains("Canceled since then: apply job");
        Ran after = in("outputs");
        assertThat(after.status()).isEqualTo(ExitStatus.REFUSED);
        assertThat(after.err()).contains("[OUTPUT_NOT_AVAILABLE]", "Deploy it:", "  IMAGE apply --rehearsal");
    }

    @Test
    void overridesAreOptions() {
        assertThat(ok("verify", "--region", "eu-frankfurt-1", "--variables", "cidr=10.7.0.0/16")
                        .out())
                .contains("--region", "--variables cidr");
        Ran wrong = in("verify", "--variables", "cdr=10.7.0.0/16");
        assertThat(wrong.status()).isEqualTo(ExitStatus.WRONG_INPUT);
        assertThat(wrong.err()).contains("--variables cdr").contains("cidr");
        Ran other = in("status", "--stack-name", "other");
        assertThat(other.err())
                .contains("[STACK_NOT_FOUND]")
                .contains("IMAGE apply ")
                .contains(" --stack-name other");
        assertThat(other.commands())
                .allMatch(command -> command.contains("--stack-name other") || command.startsWith("stacks "));
    }

    /** Each fails, and its hint has the options of the image: {@link #run} looks for words of Maven. */
    @Test
    void failuresAdviseWhatTheImageHas(SoftAssertions softly) throws Exception {
        softly.assertThat(failed(softly, ExitStatus.REFUSED, "--oci-config", "absent/config"))
                .contains("[CREDENTIALS_NOT_FOUND]", "set another file with --oci-config.");
        softly.assertThat(failed(softly, ExitStatus.REFUSED, "--debug", "--profile", "ABSENT"))
                .contains("--oci-config", "--auth");
        environment.put("OCI_CLI_CONFIG_FILE", cloud.ociConfig().toString());
        softly.assertThat(failed(softly, ExitStatus.REFUSED, "--profile", "ABSENT"))
                .contains("Set another profile with --profile.");
        softly.assertThat(failed(softly, ExitStatus.WRONG_INPUT, "--auth", "guess"))
                .contains(
                        "[INVALID_PARAMETER] --auth: unknown authentication type \"guess\"", "Set --auth to one of: ");
        softly.assertThat(failed(softly, ExitStatus.REFUSED, "--auth", "resource_principal"))
                .contains("Elsewhere, set --auth to another");
        softly.assertThat(failed(softly, ExitStatus.UNREACHABLE, "--offline"))
                .contains("[OFFLINE] --offline is set", "Run without --offline");
        softly.assertThat(failed(softly, ExitStatus.WRONG_INPUT, "--endpoint", "ftp://x"))
                .contains("--endpoint: \"ftp://x\" is not");
        softly.assertThat(failed(
                        softly, ExitStatus.UNREACHABLE, "--endpoint", "http://127.0.0.1:1", "--retry-timeout", "0"))
                .contains("set it in HTTPS_PROXY. To use another address, set --endpoint");
        try (TlsFront untrusted = TlsFront.of(
                Certified.make(folder, "CN=127.0.0.1"), cloud.endpoint().getPort())) {
            String address = "https://127.0.0.1:" + untrusted.port();
            softly.assertThat(failed(softly, ExitStatus.UNREACHABLE, "--endpoint", address, "--retry-timeout", "0"))
                    .contains("--ca-certificates (a PEM file)");
        }
        Files.writeString(folder.resolve("not.pem"), "no certificate");
        softly.assertThat(failed(
                        softly,
                        ExitStatus.WRONG_INPUT,
                        "--ca-certificates",
                        folder.resolve("not.pem").toString()))
                .contains("--ca-certificates");
        softly.assertThat(failed(softly, ExitStatus.WRONG_INPUT, at("--plan", "abc")))
                .contains("--plan: must be the OCID of a plan job", "IMAGE jobs --endpoint ");
        softly.assertThat(failed(softly, ExitStatus.WRONG_INPUT, "--upgrade", "slowly"))
                .contains("--upgrade: must be one of");
        softly.assertThat(failed(softly, ExitStatus.WRONG_INPUT, "plan", "--dry-run", "--fail-on-changes"))
                .contains("--fail-on-changes cannot be used with --dry-run");
        softly.assertThat(failed(softly, ExitStatus.WRONG_INPUT, "status", "--stack-id", "x"))
                .contains("--stack-id: must be the OCID of a stack", "from the output of this subcommand");
        softly.assertThat(failed(
                        softly, ExitStatus.WRONG_INPUT, "status", "--stack-id", ABSENT_STACK, "--stack-name", "x"))
                .contains("--stack-id cannot be used with --stack-name or --compartment-id");
        softly.assertThat(failed(
                        softly,
                        ExitStatus.WRONG_INPUT,
                        "status",
                        "--stack-id",
                        ABSENT_STACK,
                        "--region",
                        "eu-frankfurt-1"))
                .contains("--region is eu-frankfurt-1, but --stack-id is in region us-ashburn-1", "Remove --region.");
        softly.assertThat(failed(softly, ExitStatus.REFUSED, at("status")))
                .contains("[STACK_NOT_FOUND]", "IMAGE apply ");
        softly.assertThat(failed(softly, ExitStatus.REFUSED, at("status", "--stack-id", ABSENT_STACK)))
                .contains("[STACK_NOT_FOUND]");
        softly.assertThat(failed(softly, ExitStatus.REFUSED, at("logs", "--job", ABSENT_JOB)))
                .contains("[");
        softly.assertThat(failed(softly, ExitStatus.WRONG_INPUT, "status", "--format", "jsn"))
                .contains("--format: must be one of table, json", "Did you mean --format json?");
        softly.assertThat(failed(softly, ExitStatus.WRONG_INPUT, "logs", "--level", "info"))
                .contains("--level: must be one of TRACE");
        softly.assertThat(failed(softly, ExitStatus.WRONG_INPUT, "jobs", "--limit", "0"))
                .contains("--limit: must be at least 1");
        softly.assertThat(failed(softly, ExitStatus.WRONG_INPUT, "policies"))
                .contains("--group is required", "Set --group to the group");
        softly.assertThat(failed(
                        softly,
                        ExitStatus.WRONG_INPUT,
                        "policies",
                        "--group",
                        "g",
                        "--compare-policies",
                        "--format",
                        "cli"))
                .contains("--compare-policies cannot be used with --format or --output");
        softly.assertThat(failed(softly, ExitStatus.WRONG_INPUT, at("check", "--api-endpoint", "x")))
                .contains("--api-endpoint: ", "Set --api-endpoint https://HOST/20230101.");
        softly.assertThat(failed(
                        softly,
                        ExitStatus.DEPLOYMENT_FAILED,
                        at("check", "--check-timeout", "0", "--api-endpoint", "http://127.0.0.1:1/20230101")))
                .contains("[STORE_NOT_ANSWERING]", "while its embedded cloud runs: start it again");
        softly.assertThat(failed(softly, ExitStatus.WRONG_INPUT, "-f", "absent.yaml"))
                .contains("[MISSING_CONFIGURATION]", "Set the configuration with --file FILE.");
        Files.writeString(folder.resolve("empty.yaml"), "");
        softly.assertThat(failed(softly, ExitStatus.WRONG_INPUT, "-f", "empty.yaml"))
                .contains("Write these four keys");
        Files.writeString(folder.resolve("backend.yaml"), "kind: operator.local\ntype: java\nversion: v1\n");
        softly.assertThat(failed(softly, ExitStatus.WRONG_INPUT, "-f", "backend.yaml"))
                .contains("Set a configuration of kind operator with ENV_OPERATOR_ARGS or --file");
        configure("  stack_name: ${a b}\n");
        softly.assertThat(failed(softly, ExitStatus.WRONG_INPUT, "verify"))
                .contains("Write ${NAME} for the environment, $$ for a dollar");
        Files.delete(config());
        softly.assertThat(failed(softly, ExitStatus.WRONG_INPUT, "verify"))
                .contains("No configuration: -f, --spec and ENV_OPERATOR_ARGS");
        softly.assertThat(failed(softly, ExitStatus.WRONG_INPUT, "status"))
                .contains(
                        "Set the stack: --stack-id OCID, or --compartment-id OCID and --stack-name NAME, or --file FILE");
        softly.assertThat(failed(softly, ExitStatus.WRONG_INPUT, "stacks"))
                .contains("Set the compartment: --compartment-id OCID, or --file FILE for");
    }

    private String[] at(String... arguments) {
        return with(arguments, "--endpoint", cloud.endpoint().toString(), "--retry-timeout", "0");
    }

    private String failed(SoftAssertions softly, ExitStatus status, String... arguments) {
        Ran ran = run(arguments);
        softly.assertThat(ran.status())
                .as(String.join(" ", arguments) + "\n" + ran.out() + ran.err())
                .isEqualTo(status);
        softly.assertThat(ran.err()).containsPattern("(?m)^\\[[A-Z_]+] ");
        return ran.err();
    }
}
