package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.model.Stack;
import com.oracle.bmc.resourcemanager.requests.GetJobRequest;
import com.oracle.bmc.resourcemanager.requests.GetStackRequest;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One configuration through both backends: all is the same but OCIDs, times, and that there is a container. */
class ContainerComparisonIT extends ContainerFixture {

    private static final Pattern OCID =
            Pattern.compile("ocid1\\.[a-z]+\\.oc1\\.iad\\.[a-z0-9]+|(?<=feature-store-stack-etag=)[0-9a-f]+");
    private static final Pattern TIME =
            Pattern.compile("\\b\\d+s\\b|\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z|\\d\\d:\\d\\d:\\d\\d");

    /**
     * What a deployment was for its user and for the cloud.
     *
     * @param stack the stack as it is in the cloud
     */
    private record Deployed(
            List<String> lines,
            String failure,
            List<String> outputs,
            String stack,
            JsonNode report,
            String outputsEnv,
            String log) {}

    @Test
    void deploymentsAreTheSame() throws Exception {
        assertThat(deployed("container", "")).usingRecursiveComparison().isEqualTo(deployed("local", ""));
    }

    @Test
    void failuresAreTheSame() throws Exception {
        String control =
                "{\"failAt\": {\"oci_core_subnet.this\": \"404-NotAuthorizedOrNotFound, Authorization failed.\"}}";

        assertThat(deployed("container", control)).usingRecursiveComparison().isEqualTo(deployed("local", control));
    }

    private Deployed deployed(String backend, String control) throws Exception {
        cloud.close();
        delete(folder.resolve("cloud"));
        console.lines().clear();
        startCloud(2_000);
        if (!control.isEmpty()) {
            Files.writeString(folder.resolve("cloud/control.json"), control);
        }
        configure("""
                  service_version: ${project.version}
                  freeform_tags: {team: "$TEAM", price: 5$$}
                  variables:
                    cidr: 10.$NET.0.0/16
                """.indent(0));
        Files.writeString(folder.resolve("stack/more.tf"), """
                variable "service_version" {
                  type = string
                }

                output "version" {
                  value = "it is\\n${var.service_version}"
                }
                """);
        String failure = "";
        List<Output> outputs = List.of();
        try {
            outputs = operator(Map.of("TEAM", "a b\\ \"c\"", "NET", "7"), Map.of("project.version", "1.2-\u00fc"))
                    .apply(request(backend), Optional.of(containers(engine(PODMAN))), Optional.empty(), true);
        } catch (FeatureStoreException e) {
            failure = e.code() + e.text(Commands.plain());
        }
        List<String> lines = new ArrayList<>(console.lines());
        lines.removeIf(line -> line.startsWith("Running in container "));
        JsonNode report = new ObjectMapper().readTree(plain(reports().resolve("report.json")));
        return new Deployed(
                lines.stream().map(ContainerComparisonIT::plain).toList(),
                plain(failure),
                outputs.stream()
                        .map(o -> plain(o.name() + o.shownValue() + o.sensitive()))
                        .toList(),
                stack(),
                report,
                control.isEmpty() ? plain(reports().resolve("outputs.env")) : "",
                plain(reports().resolve("job.log")));
    }

    /** As the service has it, with the job's tags, which are digests of bundle and variables. */
    private String stack() throws IOException {
        try (ResourceManagerClient client = client()) {
            Stack stack = client.getStack(GetStackRequest.builder()
                            .stackId(stacks().get(0).getId())
                            .build())
                    .getStack();
            Job job = client.getJob(GetJobRequest.builder()
                            .jobId(report().at("/job/id").textValue())
                            .build())
                    .getJob();
            return plain(stack.getDisplayName()
                    + stack.getVariables()
                    + stack.getFreeformTags()
                    + stack.getTerraformVersion()
                    + job.getFreeformTags());
        }
    }

    private static String plain(Path file) throws IOException {
        return plain(Files.readString(file));
    }

    private static String plain(String text) {
        String named = OCID.matcher(text).replaceAll("OCID");
        return TIME.matcher(named)
                .replaceAll("TIME")
                .replaceAll("\"durationSeconds\" ?: \\d+", "\"durationSeconds\": 0");
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
