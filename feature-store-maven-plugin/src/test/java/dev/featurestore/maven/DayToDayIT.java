package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goals of the days after the first, each without a POM, at an embedded cloud of its own process. */
class DayToDayIT {

    private static final String COMPARTMENT =
            "ocid1.compartment.oc1..aaaaaaaarehearsalrehearsalrehearsalrehearsalrehearsalre";

    @TempDir
    Path folder;

    private Path data;
    private StandaloneCloud cloud;

    @BeforeEach
    void startCloud() throws Exception {
        Projects.copy("no-pom", folder);
        data = folder.resolve("cloud");
        cloud = StandaloneCloud.start(data, "--terraform", "builtin");
    }

    @AfterEach
    void stopCloud() {
        cloud.close();
    }

    private MavenBuild.Result run(String... arguments) throws Exception {
        return new MavenBuild(folder, MavenBuild.quietMaven()).run(at(arguments));
    }

    private List<String> at(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("-Dfeaturestore.endpoint=" + cloud.endpoint());
        all.add("-Dfeaturestore.ociConfig=" + cloud.ociConfig());
        return all;
    }

    private static String goal(String name) {
        return MavenBuild.plugin() + ":" + name;
    }

    private String succeeded(String... arguments) throws Exception {
        MavenBuild.Result result = run(arguments);
        assertThat(result.status()).as(result.log()).isZero();
        return result.log();
    }

    private JsonNode json(String goal, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("-q", goal(goal), "-Dfeaturestore.format=json"));
        all.addAll(List.of(arguments));
        String log = succeeded(all.toArray(String[]::new));
        assertThat(log.lines()).as(log).hasSize(1);
        return new ObjectMapper().readTree(log);
    }

    @Test
    void aDeployedStackIsLookedAtInEveryWayAndDestroyed() throws Exception {
        succeeded(goal("apply"));

        JsonNode status = json("status");
        String stack = status.at("/stack/id").textValue();
        String job = status.at("/deployed/id").textValue();
        assertThat(status.at("/configurationDiffers").booleanValue()).isFalse();
        // Without the configuration: by OCID, and by compartment.
        Files.move(folder.resolve("feature_store.yaml"), folder.resolve("away.yaml"));
        String byId = "-Dfeaturestore.stackId=" + stack;
        assertThat(json("jobs", byId).at("/jobs/0/id").textValue()).isEqualTo(job);
        assertThat(json("stacks", "-Dfeaturestore.compartmentId=" + COMPARTMENT, "-Dfeaturestore.region=us-ashburn-1")
                        .at("/stacks/0/id")
                        .textValue())
                .isEqualTo(stack);
        assertThat(json("logs", "-Dfeaturestore.job=" + job).at("/log")).hasSizeGreaterThan(5);
        JsonNode outputs = json("outputs", byId);
        assertThat(outputs.at("/bucket_id").toString())
                .startsWith("{\"sensitive\":true,\"job\":\"ocid1.ormjob.")
                .endsWith(",\"stale\":false}");
        String vcn = succeeded("-q", goal("outputs"), byId, "-Dfeaturestore.outputName=vcn_id");
        assertThat(vcn).isEqualTo(outputs.at("/vcn_id/value").textValue() + "\n");
        assertThat(succeeded("-q", goal("outputs"), byId, "-Dfeaturestore.format=dotenv"))
                .isEqualTo("featurestore_outputs_bucket_id='(sensitive value)'\nfeaturestore_outputs_vcn_id=" + vcn);
        assertThat(succeeded(goal("cancel"), byId)).contains("Nothing to cancel: no job is running on stack ");

        String table = succeeded(goal("status"), byId);
        assertThat(table.lines().filter(line -> line.startsWith("[INFO] ") && !line.contains("ocid1.")))
                .filteredOn(line -> !line.contains("Signing in") && !line.contains("< "))
                .allMatch(line -> line.length() <= 100)
                .anyMatch(line -> line.contains("Deployed 20"));
        assertThat(table)
                .contains("Next: nothing to do. To show the outputs:")
                .containsPattern("  mvn .*" + goal("outputs") + " .*" + byId);

        MavenBuild.Result refused = run(goal("destroy"), byId);
        assertThat(refused.status()).isNotZero();
        assertThat(refused.log())
                .contains("  oci_objectstorage_bucket.this")
                .contains(
                        "Stack feature-store was not destroyed: it was not confirmed, and there is no terminal to ask at")
                .contains("-Dfeaturestore.confirm=feature-store");
        assertThat(json("jobs", byId).at("/jobs")).hasSize(1);
        assertThat(succeeded(goal("destroy"), byId, "-Dfeaturestore.confirm=feature-store"))
                .contains("3 resources destroyed, the stack deleted.");
        MavenBuild.Result gone = run(goal("status"), byId);
        assertThat(gone.status()).isNotZero();
        assertThat(gone.log()).contains("does not exist in us-ashburn-1, or you do not have permission to see it");
    }

    @Test
    void aJobOfAnotherProcessIsFollowedAndCanceled() throws Exception {
        Files.writeString(data.resolve("control.json"), "{\"slow\": {\"oci_core_subnet\": 600}}");
        CompletableFuture<MavenBuild.Result> apply = CompletableFuture.supplyAsync(() -> {
            try {
                return run(goal("apply"));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        String job = "";
        while (job.isEmpty()) {
            MavenBuild.Result status = run("-q", goal("status"), "-Dfeaturestore.format=json");
            if (status.status() == 0) {
                JsonNode running = new ObjectMapper().readTree(status.log()).at("/running/id");
                job = running.isTextual() ? running.textValue() : "";
            }
        }
        String running = job;
        CompletableFuture<MavenBuild.Result> logs = CompletableFuture.supplyAsync(() -> {
            try {
                return run(goal("logs"), "-Dfeaturestore.follow", "-Dfeaturestore.job=" + running);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });

        assertThat(succeeded(goal("cancel")))
                .contains("Canceling apply job apply feature-store, ")
                .contains("Next: apply again to complete the deployment, or destroy the stack:")
                .containsPattern("  mvn .*" + goal("apply"))
                .containsPattern("  mvn .*" + goal("destroy") + " .*-Dfeaturestore\\.stackId=ocid1\\.ormstack\\.");

        assertThat(apply.join().status()).isNotZero();
        assertThat(apply.join().log()).contains("was canceled");
        assertThat(logs.join().status()).as(logs.join().log()).isZero();
        assertThat(logs.join().log()).contains("State: CANCELED");
    }

    @Test
    void wordsThatAreNoneAreRefusedWithThoseThatAre() throws Exception {
        MavenBuild.Result format = run(goal("outputs"), "-Dfeaturestore.format=jsn");
        assertThat(format.status()).isNotZero();
        assertThat(format.log())
                .contains("featurestore.format: must be one of table, json, dotenv, but is \"jsn\"")
                .contains("Did you mean -Dfeaturestore.format=json?");
        MavenBuild.Result level = run(goal("logs"), "-Dfeaturestore.level=error");
        assertThat(level.log())
                .contains(
                        "featurestore.level: must be one of TRACE, DEBUG, INFO, WARN, ERROR, FATAL, but is \"error\"");
        Files.delete(folder.resolve("feature_store.yaml"));
        MavenBuild.Result nothing = run(goal("status"));
        assertThat(nothing.log())
                .contains("-Dfeaturestore.stackId=OCID")
                .contains("-Dfeaturestore.compartmentId=OCID and -Dfeaturestore.stackName=NAME");
    }
}
