package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.UpdateStackDetails;
import com.oracle.bmc.resourcemanager.requests.UpdateStackRequest;
import dev.featurestore.emulator.EmbeddedCloud;
import dev.featurestore.emulator.EmbeddedCloudOptions;
import dev.featurestore.emulator.http.AnsweredRequest;
import dev.featurestore.emulator.terraform.EngineOptions;
import dev.featurestore.emulator.terraform.Provisioners;
import dev.featurestore.operator.command.LogsRequest;
import dev.featurestore.operator.report.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many stacks in one compartment, and a long log. How long that takes and how much memory is what benchmarks print. */
@Tag("slow")
@Timeout(180)
class LoadTest extends StackFixture {

    private static final int STACKS = 10_000;
    private static final int LINES = 100_000;

    /** Two, three and four bytes in UTF-8, and two characters in UTF-16. */
    private static final String TEXT = "größer → 名前 😀";

    private final List<AnsweredRequest> requests = new CopyOnWriteArrayList<>();

    @Test
    void stackAmongTenThousandIsFoundByOneRequest() throws Exception {
        apply(request());
        String id = report().at("/stack/id").textValue();
        cloud.close();
        addStacksLike(id);
        restart(EngineOptions.BUILT_IN);

        apply(request());

        assertThat(report().at("/stack/id").textValue()).isEqualTo(id);
        assertThat(report().at("/stack/course").textValue()).isEqualTo("unchanged");
        assertThat(lists()).isOne();
        assertThat(requests).hasSizeLessThanOrEqualTo(4);

        requests.clear();
        stack().status(false);
        assertThat(lists()).isOne();

        rename(id);
        requests.clear();
        assertThat(shown(() -> stack().status(false))).anyMatch(line -> line.contains(id));
        // By name, and then all in pages of 1,000, because another one could have the same tag.
        assertThat(lists()).isEqualTo(1 + STACKS / 1000 + 1);

        configure("  stack_name: another\n");
        requests.clear();
        apply(request());
        assertThat(report().at("/stack/created").booleanValue()).isTrue();
        assertThat(requests)
                .as("it compares its deployment_name with the newest only")
                .hasSizeLessThan(150);
    }

    @Test
    void noLineOfAHundredThousandIsLostOrDoubled() throws Exception {
        assumeTrue(ExamplesDeployedTest.hasTerraform(), "skipped: neither terraform nor tofu is on the PATH");
        cloud.close();
        Files.writeString(folder.resolve("stack/main.tf"), """
                resource "terraform_data" "many" {
                  provisioner "local-exec" {
                    command = "seq -f 'line %%.0f: %s' %d"
                  }
                }
                """.formatted(TEXT, LINES));
        restart(EngineOptions.AUTO.with(Provisioners.RUN));
        List<String> expected = IntStream.rangeClosed(1, LINES)
                .mapToObj(n -> "terraform_data.many (local-exec): line " + n + ": " + TEXT)
                .toList();

        operatorOf(new Silent()).apply(request());

        assertThat(numbered(Files.readAllLines(reports().resolve("job.log")))).isEqualTo(expected);
        Silent console = new Silent();
        stack(console).logs(LogsRequest.DEFAULT);
        assertThat(numbered(console.lines)).isEqualTo(expected);
    }

    private static List<String> numbered(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("terraform_data.many (local-exec): line "))
                .toList();
    }

    private long lists() {
        return requests.stream()
                .filter(request ->
                        request.method().equals("GET") && request.url().contains("/20180917/stacks?"))
                .count();
    }

    private void restart(EngineOptions engines) {
        cloud = EmbeddedCloud.open(new EmbeddedCloudOptions(folder.resolve("cloud"), 0, 2_000)
                .with(engines)
                .withListener(requests::add));
    }

    /** Adds newer stacks of this plugin with other names, which share all else. */
    private void addStacksLike(String id) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        Path stored = folder.resolve("cloud/state/stacks").resolve(id + ".json");
        ObjectNode stack = (ObjectNode) mapper.readTree(stored.toFile());
        ObjectNode internal = (ObjectNode) stack.get("internal");
        long sequence = internal.get("sequence").longValue();
        for (int i = 1; i <= STACKS; i++) {
            String other = id.substring(0, id.length() - 5) + "%05d".formatted(i);
            stack.put("id", other);
            stack.put("displayName", "store-" + i);
            ((ObjectNode) stack.get("freeformTags")).put("feature-store-stack", "store-" + i);
            internal.put("sequence", sequence + i);
            Files.write(stored.resolveSibling(other + ".json"), mapper.writeValueAsBytes(stack));
        }
    }

    private void rename(String id) {
        try (ResourceManagerClient client = client()) {
            client.updateStack(UpdateStackRequest.builder()
                    .stackId(id)
                    .updateStackDetails(
                            UpdateStackDetails.builder().displayName("renamed").build())
                    .build());
        }
    }

    private Operator operatorOf(Console other) {
        return new Operator(other, folder, folder, getClass().getClassLoader(), new NoValues());
    }

    /** Keeps the lines, also if there are many. */
    private static final class Silent implements Console {

        final List<String> lines = new ArrayList<>();

        @Override
        public synchronized void info(String line) {
            lines.add(line);
        }

        @Override
        public void warn(String line) {
            info(line);
        }

        @Override
        public void error(String line) {
            info(line);
        }

        @Override
        public void verbatim(String line) {
            info(line);
        }
    }
}
