package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.CreateDestroyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.CreateJobDetails;
import com.oracle.bmc.resourcemanager.model.DestroyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.requests.CreateJobRequest;
import dev.featurestore.operator.command.CancelRequest;
import dev.featurestore.operator.command.DestroyRequest;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.report.Results;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code destroy} against the embedded cloud. */
@Tag("slow")
class DestroyTest extends StackFixture {

    private static final Duration NO_WAIT = Duration.ZERO;

    private final List<String> asked = new ArrayList<>();

    private DestroyRequest confirmed(String name) {
        return DestroyRequest.of(Results.exactly(reports()))
                .withConfirm(Optional.of(name))
                .withBusyTimeout(NO_WAIT);
    }

    private Runnable destroy(DestroyRequest request) {
        return () -> stack().destroy(request);
    }

    private Runnable destroy() {
        return destroy(confirmed("feature-store"));
    }

    private DestroyRequest typed(Optional<String> answer) {
        Terminal terminal = new Terminal() {
            @Override
            public void show(String line) {}

            @Override
            public Optional<String> ask(String prompt) {
                asked.add(prompt);
                return answer;
            }

            @Override
            public Optional<String> askSecret(String prompt) {
                throw new AssertionError("nothing here is secret");
            }
        };
        return DestroyRequest.of(Results.exactly(reports()))
                .withTerminal(Optional.of(terminal))
                .withBusyTimeout(NO_WAIT);
    }

    @Test
    void tellsWhatGoesDestroysItAndDeletesTheStack() throws Exception {
        apply(request());
        String stack = report().at("/stack/id").textValue();

        List<String> lines = shown(destroy());

        assertThat(lines)
                .startsWith(
                        "To be destroyed: stack feature-store",
                        "  " + stack,
                        "  in " + COMPARTMENT,
                        "  region us-ashburn-1 of OCI",
                        "2 resources:",
                        "  oci_core_subnet.this",
                        "  oci_core_vcn.this",
                        "Then the stack is deleted, with its jobs, their logs and its state.")
                .anyMatch(line -> line.startsWith("Submitted destroy job  ocid1.ormjob."))
                .anyMatch(line -> line.matches("\\[2/2] .*oci_core_vcn\\.this.*"))
                .anyMatch(line -> line.matches(
                        "Destroyed stack feature-store in \\d+s: 2 resources destroyed, the stack deleted\\."))
                .endsWith("Written: reports/report.json, job.log", "Page: reports/report.html");
        assertThat(stacks()).isEmpty();
        assertThat(report().at("/operation").textValue()).isEqualTo("DESTROY");
        assertThat(report().at("/state").textValue()).isEqualTo("SUCCEEDED");
        assertThat(report().at("/stack/deleted").booleanValue()).isTrue();
        assertThat(report().at("/resources")).hasSize(2);
        assertThat(report().at("/remaining")).isEmpty();
        assertThat(reports().resolve("job.log")).content().contains("Destroy complete");
        assertThat(reports().resolve("outputs.env")).doesNotExist();
    }

    @Test
    void manyResourcesAreListedByType() throws Exception {
        StringBuilder more = new StringBuilder();
        IntStream.range(0, 20)
                .forEach(i -> more.append("resource \"oci_core_vcn\" \"n" + i + "\" { compartment_id = \"c\" }\n"));
        Files.writeString(folder.resolve("stack/more.tf"), more);
        apply(request());

        List<String> lines = shown(destroy());

        assertThat(lines).containsSubsequence("22 resources:", "   1  oci_core_subnet", "  21  oci_core_vcn");
    }

    @Test
    void withoutTheNameNothingIsTouched() throws Exception {
        apply(request());

        FeatureStoreException missing =
                failureOf(destroy(DestroyRequest.of(Results.exactly(reports())).withBusyTimeout(NO_WAIT))::run);
        assertThat(missing.code()).isEqualTo(FailureCode.NOT_CONFIRMED);
        assertThat(missing)
                .hasMessage(
                        "Stack feature-store was not destroyed: it was not confirmed, and there is no terminal to ask at");
        assertThat(missing.hint()).isEqualTo("To destroy it, set -Dfeaturestore.confirm=feature-store");
        assertThat(failureOf(destroy(confirmed("features"))::run))
                .hasMessage("Stack feature-store was not destroyed: the name to confirm it was \"features\"");
        assertThat(failureOf(destroy(typed(Optional.of("yes")))::run))
                .hasMessageContaining("the name to confirm it was \"yes\"");
        assertThat(report().at("/operation").textValue()).isEqualTo("DESTROY");
        assertThat(report().at("/state").textValue()).isEqualTo("REFUSED");
        assertThat(report().at("/code").textValue()).isEqualTo("NOT_CONFIRMED");
        assertThat(report().at("/stack/name").textValue()).isEqualTo("feature-store");
        assertThat(report().at("/failure/message").textValue()).contains("the name to confirm it was \"yes\"");
        assertThat(reports().resolve("outputs.env")).exists();
        assertThat(failureOf(destroy(typed(Optional.empty()))::run)).hasMessageContaining("was not destroyed");
        assertThat(asked).hasSize(2).containsOnly("Type the name of the stack to destroy it: ");
        assertThat(jobs()).hasSize(1);
        assertThat(stacks()).hasSize(1);
        assertThat(report().at("/state").textValue()).isEqualTo("REFUSED");
    }

    @Test
    void theNameTypedIsEnough() throws Exception {
        apply(request());

        shown(destroy(typed(Optional.of(" feature-store "))));

        assertThat(stacks()).isEmpty();
    }

    @Test
    void theStackCanBeKept() throws Exception {
        apply(request());
        DestroyRequest keeping = DestroyRequest.of(Results.exactly(reports()))
                .withConfirm(Optional.of("feature-store"))
                .withKeepStack(true)
                .withBusyTimeout(NO_WAIT);

        assertThat(shown(destroy(keeping)))
                .contains("The stack itself stays.")
                .containsSubsequence(
                        "The stack stays, without resources. Next: deploy it again, or delete it:",
                        "  mvn featurestore:apply",
                        "  mvn featurestore:destroy -Dfeaturestore.stackId="
                                + stacks().get(0).getId());
        assertThat(stacks()).hasSize(1);
        assertThat(shown(() -> stack().status(false)))
                .anyMatch(line -> line.startsWith("Destroyed 20"))
                .endsWith(
                        "Next: deploy it again, or delete the empty stack:",
                        "  mvn featurestore:apply",
                        "  mvn featurestore:destroy");

        assertThat(shown(destroy()))
                .contains("It has no resources.")
                .anyMatch(line ->
                        line.matches("No resources left in stack feature-store after \\d+s: 0 resources destroyed, the"
                                + " stack deleted\\."));
        assertThat(stacks()).isEmpty();
    }

    @Test
    void aStackThatIsGoneIsNothingToDestroy() throws Exception {
        assertThat(shown(destroy()))
                .containsExactly("Nothing to destroy: no stack named feature-store in compartment " + COMPARTMENT);
        assertThat(report().at("/state").textValue()).isEqualTo("SUCCEEDED");
        String absent = "ocid1.ormstack.oc1.iad.aaaaaaaaexampleexampleexampleexampleexampleexample";
        assertThat(failureOf(() -> stackOf(absent).destroy(confirmed("feature-store")))
                        .code())
                .isEqualTo(FailureCode.STACK_NOT_FOUND);
    }

    @Test
    void aFailedJobKeepsTheStackAndTellsWhatIsLeft() throws Exception {
        apply(request());
        control("{\"failAt\": {\"oci_core_vcn.this\": {\"delete\": \"409-Conflict, The VCN is in use.\"}}}");

        List<String> lines = new ArrayList<>();
        FeatureStoreException e = failureOf(() -> lines.addAll(shown(destroy())));

        assertThat(e.code()).isEqualTo(FailureCode.JOB_FAILED);
        assertThat(e)
                .hasMessageContaining("Terraform failed at oci_core_vcn.this")
                .hasMessageContaining("409-Conflict, The VCN is in use.")
                .hasMessageContaining("1 resource destroyed, 1 remaining.");
        assertThat(e.hint())
                .isEqualTo("Fix the cause, then run the same command again to destroy the remaining resources");
        assertThat(console.lines()).containsSubsequence("Remaining: 1 resource, and the stack", "  oci_core_vcn.this");
        assertThat(stacks()).hasSize(1);
        assertThat(report().at("/state").textValue()).isEqualTo("FAILED");
        assertThat(report().at("/remaining/0").textValue()).isEqualTo("oci_core_vcn.this");

        control("{}");
        shown(destroy());
        assertThat(stacks()).isEmpty();
    }

    @Test
    void reportsADeletionProtectionAndHowToLiftIt() throws Exception {
        apply(request());
        control("{\"failAt\": {\"oci_core_vcn.this\":"
                + " {\"delete\": \"409-BucketNotEmpty, Bucket named 'x' is not empty.\"}}}");

        assertThat(failureOf(destroy()::run).hint())
                .startsWith("Delete the objects in the bucket and their old versions");
    }

    @Test
    void aProtectedDatabaseIsRefusedBeforeAnythingIsDestroyed() throws Exception {
        Files.writeString(folder.resolve("stack/database.tf"), """
                variable "mysql_deletion_protection" {
                  type    = bool
                  default = true
                }

                resource "oci_mysql_mysql_db_system" "this" {
                  compartment_id      = var.compartment_ocid
                  availability_domain = "ad"
                  shape_name          = "MySQL.2"
                  subnet_id           = "ocid1.subnet.oc1.iad.example"
                }
                """);
        apply(request());

        FeatureStoreException e = failureOf(destroy()::run);
        assertThat(e)
                .hasMessage("Cannot destroy database oci_mysql_mysql_db_system.this: it is protected from deletion."
                        + " Nothing was destroyed");
        assertThat(e.hint())
                .startsWith("Set \"mysql_deletion_protection: false\" below spec.variables in the configuration,");
        assertThat(jobs()).hasSize(1);

        configure("  variables:\n    mysql_deletion_protection: false\n");
        apply(request());
        assertThat(shown(destroy()))
                .contains(
                        "Backups of the database stay if the stack is configured to keep them, and cost money until you delete them.");
        assertThat(stacks()).isEmpty();
    }

    @Test
    void aDestroyThatWasCutOffIsFollowedToItsEnd() throws Exception {
        apply(request());
        control("{\"slow\": {\"oci_core_subnet\": 15}}");
        String job = submitDestroy();
        CountDownLatch following = new CountDownLatch(1);
        console.onLine(line -> {
            if (line.startsWith("Following destroy job " + job)) {
                following.countDown();
            }
        });
        Thread second = new Thread(() -> failureOf(destroy()::run));
        second.start();
        assertThat(following.await(1, TimeUnit.MINUTES)).isTrue();

        // And once more: the one that is cut off now leaves the job as it is.
        second.interrupt();
        second.join();
        assertThat(jobs()).hasSize(2);
        control("{}");
        shown(destroy());

        assertThat(stacks()).isEmpty();
        assertThat(report().at("/job/id").textValue()).isEqualTo(job);
    }

    private String submitDestroy() {
        try (ResourceManagerClient client = client()) {
            Job job = client.createJob(CreateJobRequest.builder()
                            .createJobDetails(CreateJobDetails.builder()
                                    .stackId(stacks().get(0).getId())
                                    .operation(Job.Operation.Destroy)
                                    .jobOperationDetails(CreateDestroyJobOperationDetails.builder()
                                            .executionPlanStrategy(
                                                    DestroyJobOperationDetails.ExecutionPlanStrategy.AutoApproved)
                                            .build())
                                    .build())
                            .build())
                    .getJob();
            return job.getId();
        }
    }

    @Test
    void aBusyStackIsRefusedWithTheJobThatHoldsIt() throws Exception {
        CompletableFuture<FeatureStoreException> deployment = beginLongApply();
        String job = document(() -> stack().status(true)).at("/running/id").textValue();

        FeatureStoreException e = failureOf(destroy()::run);

        assertThat(e.code()).isEqualTo(FailureCode.STACK_BUSY);
        assertThat(e).hasMessageContaining("apply job " + job);
        stack().cancel(CancelRequest.DEFAULT.withJob(Optional.of(job)));
        deployment.join();
    }
}
