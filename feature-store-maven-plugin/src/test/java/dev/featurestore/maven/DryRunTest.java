package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.requests.GetStackRequest;
import com.oracle.bmc.resourcemanager.requests.ListStackAssociatedResourcesRequest;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.command.CancelRequest;
import dev.featurestore.operator.command.DestroyRequest;
import dev.featurestore.operator.command.PlanRequest;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.init.Terminal;
import dev.featurestore.operator.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Dry runs of the goals that change something: they print what would be done, and change nothing. */
@Tag("slow")
class DryRunTest extends StackFixture {

    private static final String END = "Dry run: nothing was changed.";

    private @Nullable WatchedCloud watched;

    /** Through the watcher, while a dry run is watched. */
    @Override
    CloudAddress address() {
        return watched == null ? super.address() : address(watched.endpoint(), cloud.ociConfig(), "DEFAULT");
    }

    @Test
    void planCreatesNoStackAndRunsNoJob() throws Exception {
        assertThat(dryRun(() -> plan(false)))
                .containsSubsequence(
                        "Dry run: would create stack feature-store in compartment " + COMPARTMENT,
                        "Dry run: would run a plan job with 1 variable",
                        END);

        assertThat(stacks()).isEmpty();
        assertThat(reports()).doesNotExist();
    }

    @Test
    void planUpdatesNoStackAndSaysWhetherItWould() throws Exception {
        apply(request());
        String stack = stacks().get(0).getId();

        assertThat(unchanging(() -> plan(false)))
                .containsSubsequence(
                        "Dry run: stack feature-store matches the configuration  " + stack,
                        "Dry run: would run a plan job with 1 variable",
                        END)
                .noneMatch(line -> line.contains("would update"));
        configure("  variables:\n    cidr: 10.9.0.0/16\n");
        assertThat(unchanging(() -> plan(false)))
                .containsSubsequence(
                        "Dry run: would update stack feature-store  " + stack,
                        "Dry run: would run a plan job with 2 variables",
                        END);
        assertThat(failureOf(() -> plan(true)))
                .hasMessage(
                        "featurestore.failOnChanges cannot be used with featurestore.dryRun: it needs a plan job, and a dry run does not run one");
    }

    @Test
    void destroyKeepsStackResourcesAndReports() throws Exception {
        Files.writeString(
                folder.resolve("stack/bucket.tf"),
                "resource \"oci_objectstorage_bucket\" \"this\" {\n compartment_id = \"c\"\n name = \"f\"\n namespace = \"n\"\n}\n");
        apply(request());

        assertThat(unchanging(() -> destroy(Optional.of("feature-store"), false)))
                .startsWith("To be destroyed: stack feature-store")
                .containsSubsequence("3 resources:", "  oci_core_vcn.this")
                .anyMatch(line -> line.startsWith("  LOSES DATA: oci_objectstorage_bucket.this: "))
                .endsWith("Dry run: would destroy 3 resources and delete stack feature-store", END);
        assertThat(unchanging(() -> destroy(Optional.empty(), true)))
                .endsWith("Dry run: would destroy 3 resources and keep stack feature-store", END);
        assertThat(failureOf(() -> destroy(Optional.of("another"), false)).code())
                .isEqualTo(FailureCode.NOT_CONFIRMED);
        assertThat(stacks()).hasSize(1);
    }

    @Test
    void destroyReportsThatAProtectedDatabaseWouldBeRefused() throws Exception {
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

        assertThat(unchanging(() -> destroy(Optional.of("feature-store"), false)))
                .anyMatch(line -> line.startsWith("  LOSES DATA: oci_mysql_mysql_db_system.this: "))
                .containsSubsequence(
                        "Dry run: destroy would refuse:",
                        "[INVALID_CONFIGURATION] Cannot destroy database oci_mysql_mysql_db_system.this: it is protected from deletion. Nothing was destroyed",
                        "  mvn featurestore:apply",
                        END)
                .noneMatch(line -> line.startsWith("Dry run: would destroy"));
    }

    @Test
    void goalsWithNothingToDoSayThatNothingWasChanged() throws Exception {
        assertThat(dryRun(() -> destroy(Optional.empty(), false)))
                .containsExactly("Nothing to destroy: no stack named feature-store in compartment " + COMPARTMENT, END);
        assertThat(reports()).doesNotExist();
        apply(request());
        String job = jobs().get(0).getId();

        assertThat(unchanging(() -> cancel(Optional.empty(), false)))
                .containsExactly("Nothing to cancel: no job is running on stack feature-store.", END);
        assertThat(unchanging(() -> cancel(Optional.of(job), false)))
                .containsExactly(
                        "The apply job " + job + " has already ended as SUCCEEDED. There is nothing to cancel.", END);
        assertThat(unchanging(() -> apply(dryRun()))).last().isEqualTo(END);
    }

    @Test
    void aRunningJobGoesOnAndIsNamed() throws Exception {
        CompletableFuture<FeatureStoreException> deployment = beginLongApply();
        String job = jobs().get(0).getId();

        assertThat(unchanging(() -> cancel(Optional.empty(), false)))
                .containsExactly("Dry run: would cancel the apply job apply feature-store  " + job, END);
        assertThat(unchanging(() -> cancel(Optional.of(job), true)))
                .contains("Dry run: would cancel the apply job apply feature-store by force  " + job)
                .anyMatch(line -> line.startsWith("Forced: Terraform stops at once"))
                .endsWith(END);
        assertThat(unchanging(() -> destroy(Optional.empty(), false)))
                .contains("Dry run: would first wait for the apply job " + job);
        assertThat(unchanging(() -> plan(false))).contains("Dry run: would first wait for the apply job " + job);

        assertThat(jobs().get(0).getLifecycleState()).hasToString("InProgress");
        stack().cancel(CancelRequest.DEFAULT);
        deployment.get(1, TimeUnit.MINUTES);
    }

    /** The lines of a dry run, which only reads from the cloud. */
    private List<String> dryRun(Runnable goal) throws IOException {
        try (WatchedCloud between = WatchedCloud.of(cloud.endpoint().toString())) {
            watched = between;
            List<String> lines = shown(goal);
            assertThat(between.requests()).isNotEmpty().allMatch(request -> request.startsWith("GET "));
            return lines;
        } finally {
            watched = null;
        }
    }

    /** As {@link #dryRun}, where a stack is deployed: stack, resources, jobs and results are the same after it. */
    private List<String> unchanging(Runnable goal) throws IOException {
        String state = state();
        Map<Path, String> results = results();
        List<String> lines = dryRun(goal);
        assertThat(state()).isEqualTo(state);
        assertThat(results()).isEqualTo(results);
        return lines;
    }

    /** Etag and variables of the only stack, and how many resources and jobs it has. */
    private String state() {
        String id = stacks().get(0).getId();
        try (ResourceManagerClient client = client()) {
            var stack = client.getStack(GetStackRequest.builder().stackId(id).build());
            int resources = client.listStackAssociatedResources(ListStackAssociatedResourcesRequest.builder()
                            .stackId(id)
                            .build())
                    .getAssociatedResourcesCollection()
                    .getItems()
                    .size();
            return stack.getEtag() + " " + stack.getStack().getVariables() + " " + resources + " resources, "
                    + jobs().size() + " jobs";
        }
    }

    /** The files of the results with what they contain, except the log, which a job in another thread writes. */
    private Map<Path, String> results() throws IOException {
        Map<Path, String> texts = new HashMap<>();
        if (Files.exists(reports())) {
            try (Stream<Path> files = Files.list(reports())) {
                for (Path file : files.filter(file -> !file.endsWith("job.log")).toList()) {
                    texts.put(file, Files.readString(file));
                }
            }
        }
        return texts;
    }

    private void plan(boolean failOnChanges) {
        operator()
                .plan(PlanRequest.of(inputs(address()), Results.exactly(reports()))
                        .withFailOnChanges(failOnChanges)
                        .withBusyTimeout(Duration.ofSeconds(5))
                        .withDryRun(true));
    }

    private void cancel(Optional<String> job, boolean forced) {
        stack().cancel(CancelRequest.DEFAULT.withJob(job).withForced(forced).withDryRun(true));
    }

    private void destroy(Optional<String> confirm, boolean keepStack) {
        Terminal terminal = new Terminal() {
            @Override
            public void show(String line) {}

            @Override
            public Optional<String> ask(String prompt) {
                throw new AssertionError("a dry run asks nothing");
            }

            @Override
            public Optional<String> askSecret(String prompt) {
                throw new AssertionError("a dry run asks nothing");
            }
        };
        stack().destroy(DestroyRequest.of(Results.exactly(reports()))
                .withConfirm(confirm)
                .withTerminal(Optional.of(terminal))
                .withKeepStack(keepStack)
                .withBusyTimeout(Duration.ofSeconds(5))
                .withDryRun(true));
    }
}
