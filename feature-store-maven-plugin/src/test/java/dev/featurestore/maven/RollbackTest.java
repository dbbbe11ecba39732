package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.model.JobSummary;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.command.DriftRequest;
import dev.featurestore.operator.command.RollbackRequest;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.report.Results;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code rollback}, and what other goals do after it, against the embedded cloud. */
@Tag("slow")
class RollbackTest extends StackFixture {

    private static final String EARLIER = "  variables:\n    cidr: 10.1.0.0/16\n";
    private static final String LATER = "  variables:\n    cidr: 10.2.0.0/16\n";

    private RollbackRequest wanted() {
        return RollbackRequest.of(Results.exactly(reports()));
    }

    private String applied(String configuration) throws Exception {
        configure(configuration);
        apply(request());
        return report().at("/job/id").textValue();
    }

    private List<JobSummary> newestFirst() {
        return jobs().stream()
                .sorted(Comparator.comparing(JobSummary::getTimeCreated).reversed())
                .toList();
    }

    @Test
    void returnsToTheApplyJobBeforeAndShowsThePlanFirst() throws Exception {
        String first = applied(EARLIER);
        applied(LATER);

        List<String> lines = shown(() -> stack().rollback(wanted()));

        assertThat(lines.get(0))
                .startsWith("Rolling back to the apply job of 20")
                .contains(first.substring(first.length() - 8));
        assertThat(lines).containsSubsequence("Plan for stack feature-store: 2 to update", "The plan loses no data.");
        assertThat(lines)
                .anyMatch(line -> line.contains("\"10.2.0.0/16\" -> \"10.1.0.0/16\""))
                .anyMatch(line ->
                        line.matches("Rolled back stack feature-store in \\S+: 0 created, 2 changed, 0 destroyed\\."));
        assertThat(newestFirst().subList(0, 2))
                .extracting(JobSummary::getOperation)
                .containsExactlyInAnyOrder(Job.Operation.ApplyRollback, Job.Operation.PlanRollback);
        assertThat(report().at("/operation").textValue()).isEqualTo("APPLY_ROLLBACK");
        assertThat(report().at("/rolledBackTo").textValue()).isEqualTo(first);
        assertThat(report().at("/outputs/vcn_id/value").textValue()).startsWith("ocid1.vcn.");
        assertThat(Files.readString(reports().resolve("report.md")))
                .startsWith("### Rolled back stack `feature-store` in ");
        assertThat(reports().resolve("outputs.env")).exists();
        assertThat(reports().resolve("report.html"))
                .content()
                .as("the subnet within the VCN that it refers to")
                .contains("class=\"frame subnet change\" x=\"14\"");
    }

    @Test
    void statusReportsItUntilTheConfigurationIsTheEarlierOne() throws Exception {
        String first = applied(EARLIER);
        applied(LATER);
        stack().rollback(wanted());

        assertThat(shown(() -> stack().status(false)))
                .anyMatch(line -> line.startsWith("Rolled back 20"))
                .contains(
                        "  to apply job " + first,
                        "The configuration here differs from the deployed one in variables.",
                        "Next: to keep this state, change the configuration to it. To undo the rollback:",
                        "  mvn featurestore:apply -Dfeaturestore.undoRollback");
        assertThat(document(() -> stack().status(true))
                        .at("/deployed/rolledBackTo")
                        .textValue())
                .isEqualTo(first);
        configure(EARLIER);
        assertThat(shown(() -> stack().status(false)))
                .contains("The configuration here matches the deployed one.")
                .endsWith("Next: nothing to do. To show the outputs:", "  mvn featurestore:outputs");
    }

    @Test
    void applyDoesNotUndoItUnasked() throws Exception {
        applied(EARLIER);
        applied(LATER);
        stack().rollback(wanted());
        int jobs = jobs().size();

        FeatureStoreException refused = failure(request());

        assertThat(refused.code()).isEqualTo(FailureCode.ROLLED_BACK);
        assertThat(refused.text(Commands.plain()))
                .contains("this configuration would undo the rollback. Nothing was changed")
                .endsWith("To undo it:\n  mvn featurestore:apply -Dfeaturestore.undoRollback");
        assertThat(report().at("/state").textValue()).isEqualTo("REFUSED");
        assertThat(report().at("/stack/name").textValue()).isEqualTo("feature-store");
        assertThat(jobs()).hasSize(jobs);
        assertThat(shown(() -> apply(dryRun())))
                .anyMatch(line -> line.startsWith("Dry run: would undo rollback job ocid1.ormjob."));

        ApplyOptions undo = ApplyOptions.DEFAULT.withNoCheck(true).withUndoRollback(true);
        apply(new ApplyRequest(inputs(address()), "local", Results.exactly(reports()), undo));

        assertThat(report().at("/changed").intValue()).isEqualTo(2);
        assertThat(shown(() -> apply(request()))).anyMatch(line -> line.startsWith("No changes: stack feature-store"));
    }

    @Test
    void applyAsksAtATerminal() throws Exception {
        applied(EARLIER);
        applied(LATER);
        stack().rollback(wanted());

        assertThat(failureOf(() -> operator()
                                .apply(request(), Optional.empty(), Optional.of(new Typed(Optional.of("no"))), true))
                        .code())
                .isEqualTo(FailureCode.NOT_CONFIRMED);
        operator().apply(request(), Optional.empty(), Optional.of(new Typed(Optional.of("yes"))), true);

        assertThat(report().at("/changed").intValue()).isEqualTo(2);
    }

    @Test
    void applyOfTheEarlierConfigurationAsksNothing() throws Exception {
        applied(EARLIER);
        applied(LATER);
        stack().rollback(wanted());

        applied(EARLIER);

        assertThat(report().at("/state").textValue()).isEqualTo("SUCCEEDED");
        assertThat(report().at("/changed").intValue()).isZero();
        assertThat(shown(() -> apply(request()))).anyMatch(line -> line.startsWith("No changes: stack feature-store"));
    }

    @Test
    void returnsToANamedJobAndNeverGoesFurtherBackByItself() throws Exception {
        String first = applied(EARLIER);
        applied(LATER);
        applied("  variables:\n    cidr: 10.3.0.0/16\n");

        stack().rollback(wanted().withToJob(Optional.of(first)));

        assertThat(report().at("/rolledBackTo").textValue()).isEqualTo(first);
        int jobs = jobs().size();
        assertThat(shown(() -> stack().rollback(wanted())))
                .anyMatch(line -> line.startsWith("Nothing to roll back: job ocid1.ormjob."))
                .contains("  " + first);
        assertThat(jobs()).hasSize(jobs);
        assertThat(report().at("/state").textValue()).isEqualTo("SUCCEEDED");
    }

    @Test
    void returnsToTheLastSuccessAfterAFailedApply() throws Exception {
        String first = applied(EARLIER);
        control("{\"failAt\": {\"oci_core_subnet.this\": {\"update\": \"409\"}}}");
        configure(LATER);
        failure(request());
        Files.delete(folder.resolve("cloud/control.json"));

        stack().rollback(wanted());

        assertThat(report().at("/rolledBackTo").textValue()).isEqualTo(first);
        assertThat(report().at("/state").textValue()).isEqualTo("SUCCEEDED");
    }

    @Test
    void refusesToLoseDataUnlessThatIsAllowedOrConfirmed() throws Exception {
        applied(EARLIER);
        Files.writeString(folder.resolve("stack/bucket.tf"), """
                resource "oci_objectstorage_bucket" "this" {
                  compartment_id = "c"
                  namespace      = "n"
                  name           = "features"
                }
                """);
        applied(EARLIER);

        FeatureStoreException refused = failureOf(() -> stack().rollback(wanted()));

        assertThat(refused.code()).isEqualTo(FailureCode.DATA_LOSS);
        assertThat(refused.text(Commands.plain())).doesNotContain("or apply this plan");
        assertThat(report().at("/code").textValue()).isEqualTo("DATA_LOSS");
        assertThat(report().at("/operation").textValue()).isEqualTo("APPLY_ROLLBACK");
        assertThat(failureOf(() -> stack().rollback(wanted().withTerminal(Optional.of(new Typed(Optional.of("yes"))))))
                        .code())
                .isEqualTo(FailureCode.DATA_LOSS);

        stack().rollback(wanted().withAllowDataLoss(true));

        assertThat(report().at("/destroyed").intValue()).isEqualTo(1);
    }

    @Test
    void asksAtATerminal() throws Exception {
        applied(EARLIER);
        applied(LATER);
        Optional<Terminal> no = Optional.of(new Typed(Optional.of("no")));
        Optional<Terminal> yes = Optional.of(new Typed(Optional.of("yes")));

        FeatureStoreException refused = failureOf(() -> stack().rollback(wanted().withTerminal(no)));

        assertThat(refused.code()).isEqualTo(FailureCode.NOT_CONFIRMED);
        assertThat(refused).hasMessage("The plan was not confirmed. Nothing was changed.");
        stack().rollback(wanted().withTerminal(yes));
        assertThat(report().at("/changed").intValue()).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoApplyJobOfTheStack() throws Exception {
        assertThat(failureOf(() -> stack().rollback(wanted().withToJob(Optional.of("abc"))))
                        .message())
                .isEqualTo("featurestore.toJob: must be the OCID of an apply job, but is \"abc\"");
        assertThat(failureOf(() -> stack().rollback(wanted())).code()).isEqualTo(FailureCode.STACK_NOT_FOUND);
        createTagged();
        assertThat(failureOf(() -> stack().rollback(wanted())).code()).isEqualTo(FailureCode.NO_JOB);
        assertThat(report().at("/stack/name").textValue()).isEqualTo("feature-store");
        applied(EARLIER);
        assertThat(failureOf(() -> stack().rollback(wanted())).message())
                .isEqualTo(
                        "Cannot roll back stack feature-store: it has no earlier apply job that succeeded with another"
                                + " configuration");
        apply(force());
        assertThat(failureOf(() -> stack().rollback(wanted())).code()).isEqualTo(FailureCode.NO_JOB);
        String unknown = "ocid1.ormjob.oc1.iad.aaaaaaaaexampleexampleexampleexampleexampleexample";
        assertThat(failureOf(() -> stack().rollback(wanted().withToJob(Optional.of(unknown))))
                        .message())
                .isEqualTo("featurestore.toJob: stack feature-store has no job " + unknown);
        submitPlan(stacks().get(0).getId());
        String plan = newestFirst().get(0).getId();
        assertThat(failureOf(() -> stack().rollback(wanted().withToJob(Optional.of(plan))))
                        .message())
                .contains("must be an apply job that succeeded, but job " + plan);
    }

    @Test
    void aDryRunNamesTheJobAndRunsNone() throws Exception {
        String first = applied(EARLIER);
        applied(LATER);
        int jobs = jobs().size();

        assertThat(shown(() -> stack().rollback(wanted().withDryRun(true))))
                .anyMatch(line -> line.startsWith("Dry run: would plan the rollback of stack feature-store")
                        && line.endsWith(first))
                .endsWith("Dry run: nothing was changed.");
        assertThat(jobs()).hasSize(jobs);
    }

    @Test
    void waitsForTheLockAndFollowsAnInterruptedRollback() throws Exception {
        String first = applied(EARLIER);
        applied(LATER);
        control("{\"jobTakes\": 5}");
        CompletableFuture<Void> begun = new CompletableFuture<>();
        console.onLine(line -> {
            if (line.startsWith("Submitted apply rollback job")) {
                begun.complete(null);
            }
        });
        Thread run = new Thread(() -> {
            try {
                stack().rollback(wanted());
            } catch (FeatureStoreException interrupted) {
                console.info("interrupted: " + interrupted.code());
            }
        });
        run.start();
        begun.join();
        assertThat(failureOf(() -> stack().drift(DriftRequest.of(Results.exactly(reports()))
                                .withBusyTimeout(Duration.ZERO)))
                        .code())
                .isEqualTo(FailureCode.STACK_BUSY);
        run.interrupt();
        run.join();
        assertThat(console.lines()).contains("interrupted: INTERRUPTED");

        stack().rollback(wanted());

        assertThat(console.lines()).anyMatch(line -> line.startsWith("Following apply rollback job "));
        assertThat(report().at("/stack/course").textValue()).isEqualTo("followed");
        assertThat(report().at("/rolledBackTo").textValue()).isEqualTo(first);
    }

    @Test
    void aProtectedConfigurationLosesDataOnlyByTheNameOfItsStack() throws Exception {
        applied(EARLIER);
        Files.writeString(folder.resolve("stack/bucket.tf"), """
                resource "oci_objectstorage_bucket" "this" {
                  compartment_id = var.compartment_ocid
                  namespace      = "example"
                  name           = "features"
                }
                """);
        applied(LATER);
        Files.writeString(config(), Files.readString(config()) + "protected: true\n");
        RollbackRequest allowed = wanted().withAllowDataLoss(true);

        FeatureStoreException refused = failureOf(() -> stack().rollback(allowed));
        assertThat(refused.code()).isEqualTo(FailureCode.DATA_LOSS);
        assertThat(refused.hint())
                .startsWith("The stack is protected.")
                .contains("-Dfeaturestore.confirm=feature-store");
        assertThat(failureOf(() -> stack().rollback(allowed.withConfirm(Optional.of("another"))))
                        .code())
                .isEqualTo(FailureCode.NOT_CONFIRMED);
        stack().rollback(allowed.withConfirm(Optional.of("feature-store"))
                .withJobTags(Map.of("feature-store-commit", "f".repeat(40))));

        assertThat(jobs().get(0).getFreeformTags()).containsEntry("feature-store-commit", "f".repeat(40));
        assertThat(jobs().get(0).getFreeformTags().get("feature-store-by")).startsWith("ocid1.user.");
    }

    @Test
    void whereRollbackJobsAreRefusedItAppliesWhatTheEarlierJobHasRecorded() throws Exception {
        Files.writeString(
                folder.resolve("stack/drg.tf"), "resource \"oci_core_drg\" \"this\" { compartment_id = \"c\" }\n");
        String first = applied(EARLIER);
        Files.delete(folder.resolve("stack/drg.tf"));
        applied(LATER);
        control("{\"rollbackJobs\": false}");

        List<String> lines = shown(() -> stack().rollback(wanted()));

        assertThat(lines)
                .anyMatch(line -> line.contains("'operation' is not valid. PLAN_ROLLBACK is turned off in this cloud."))
                .containsSubsequence(
                        "Plan for stack feature-store: 1 to create, 2 to update", "The plan loses no data.")
                .contains("Your configuration is not what is deployed now: change it before the next apply.");
        assertThat(newestFirst().subList(0, 2))
                .extracting(JobSummary::getOperation)
                .containsExactly(Job.Operation.Apply, Job.Operation.Plan);
        assertThat(report().at("/rolledBackTo").textValue()).isEqualTo(first);
        assertThat(report().at("/operation").textValue()).isEqualTo("APPLY_ROLLBACK");
        assertThat(variables()).containsEntry("cidr", "10.1.0.0/16");
        assertThat(document(() -> stack().status(true)).at("/resources").intValue())
                .isEqualTo(3);
        assertThat(shown(() -> stack().status(false))).contains("  to apply job " + first);
        assertThat(failure(request()).code()).isEqualTo(FailureCode.ROLLED_BACK);
        assertThat(shown(() -> stack().rollback(wanted())))
                .anyMatch(line -> line.startsWith("Nothing to roll back: job ocid1.ormjob."));
        Files.writeString(
                folder.resolve("stack/drg.tf"), "resource \"oci_core_drg\" \"this\" { compartment_id = \"c\" }\n");
        configure(EARLIER);
        assertThat(shown(() -> apply(request()))).anyMatch(line -> line.startsWith("No changes: stack feature-store"));
    }

    @Test
    void whereRollbackJobsAreRefusedItLosesNoDataUnasked() throws Exception {
        applied(EARLIER);
        Files.writeString(folder.resolve("stack/bucket.tf"), """
                resource "oci_objectstorage_bucket" "this" {
                  compartment_id = "c"
                  namespace      = "n"
                  name           = "features"
                }
                """);
        applied(EARLIER);
        control("{\"rollbackJobs\": false}");

        FeatureStoreException refused = failureOf(() -> stack().rollback(wanted()));

        assertThat(refused.code()).isEqualTo(FailureCode.DATA_LOSS);
        assertThat(document(() -> stack().status(true)).at("/resources").intValue())
                .isEqualTo(3);
        // The same command again, and then the configuration of before.
        assertThat(failureOf(() -> stack().rollback(wanted())).code()).isEqualTo(FailureCode.DATA_LOSS);
        apply(request());
        assertThat(document(() -> stack().status(true)).at("/resources").intValue())
                .isEqualTo(3);
    }

    @Test
    void aProtectedStackIsProtectedByItsOcidToo() throws Exception {
        applied(EARLIER);
        Files.writeString(folder.resolve("stack/bucket.tf"), """
                resource "oci_objectstorage_bucket" "this" {
                  compartment_id = var.compartment_ocid
                  namespace      = "example"
                  name           = "features"
                }
                """);
        applied(LATER + "protected: true\n");
        String id = stacks().get(0).getId();
        assertThat(stacks().get(0).getFreeformTags()).containsEntry("feature-store-protected", "true");
        Files.delete(config());
        RollbackRequest allowed = wanted().withAllowDataLoss(true);

        FeatureStoreException refused = failureOf(() -> stackOf(id).rollback(allowed));

        assertThat(refused.code()).isEqualTo(FailureCode.DATA_LOSS);
        assertThat(refused.hint()).startsWith("The stack is protected.");
        // Without the tag, the configuration here counts, if it is that of the stack.
        configure(LATER);
        apply(new ApplyRequest(
                inputs(address()),
                "local",
                Results.exactly(reports()),
                ApplyOptions.DEFAULT.withNoCheck(true).withConfirm(Optional.of("feature-store"))));
        assertThat(stacks().get(0).getFreeformTags()).doesNotContainKey("feature-store-protected");
        Files.writeString(config(), Files.readString(config()) + "protected: true\n");
        assertThat(failureOf(() -> stackOf(id).rollback(allowed)).code()).isEqualTo(FailureCode.DATA_LOSS);
        configure("  stack_name: other\n  variables: {a: [}\n");
        assertThat(shown(() -> stackOf(id).rollback(allowed)))
                .contains("Not used: feature_store.yaml, which cannot be read:");
        assertThat(report().at("/destroyed").intValue()).isEqualTo(1);
    }

    /** A terminal with one answer to each question. */
    private record Typed(Optional<String> answer) implements Terminal {
        @Override
        public void show(String line) {}

        @Override
        public Optional<String> ask(String prompt) {
            assertThat(prompt).hasSizeLessThanOrEqualTo(80);
            return answer;
        }

        @Override
        public Optional<String> askSecret(String prompt) {
            throw new AssertionError("nothing here is a secret");
        }
    }
}
