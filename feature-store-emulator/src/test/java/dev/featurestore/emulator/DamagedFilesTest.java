package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A damaged file of the cloud is reported with its path, the problem and what to do. */
@Timeout(60)
class DamagedFilesTest {

    private static final List<String> FOREIGN = List.of("com.fasterxml", "java.", "Exception", "Unexpected");

    @TempDir
    Path parent;

    private Path directory;

    @BeforeEach
    void follow() throws IOException {
        directory = parent.toRealPath();
    }

    private EmbeddedCloud open() {
        return EmbeddedCloud.open(TestOptions.with(directory, 1_000_000));
    }

    private List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("state").resolve(folder))) {
            return files.sorted().toList();
        }
    }

    private void assertNamed(Path file, String what, String lost) throws IOException {
        byte[] damaged = Files.readAllBytes(file);
        Path renamed = file.resolveSibling(file.getFileName() + ".damaged");
        try (EmbeddedCloud cloud = open()) {
            assertThat(cloud.problems())
                    .containsExactly("Cannot read " + file + " of the embedded cloud: " + what
                            + ". The cloud continues without " + lost + ". The file is now " + renamed.getFileName()
                            + ". Restore the file while the cloud is stopped, or delete the folder " + directory
                            + " to start with an empty cloud.");
        }
        assertThat(renamed).hasBinaryContent(damaged);
        Files.delete(renamed);
    }

    @Test
    void namesAStackAndAJobThatCannotBeRead() throws IOException {
        try (EmbeddedCloud cloud = open()) {
            Wire wire = new Wire(cloud);
            wire.run(wire.stack(""), Wire.operation("PLAN"));
        }
        for (String folder : List.of("jobs", "stacks")) {
            String lost = folder.equals("jobs") ? "a job" : "a stack";
            Path file = files(folder).get(0);
            String sound = Files.readString(file);
            Files.writeString(file, sound.substring(0, sound.length() - 1));
            assertNamed(file, "invalid JSON at line 1, column " + sound.length(), lost);
            Files.writeString(file, "");
            assertNamed(file, "it does not have a JSON object", lost);
            Files.writeString(file, "{\"id\": \"x\"}");
            assertNamed(file, "its JSON does not have all keys that the embedded cloud writes", lost);
            Files.writeString(file, sound.replaceFirst("\"displayName\":\"[^\"]*\"", "\"displayName\":5"));
            assertNamed(file, "the value of 'displayName' is not valid", lost);
            Files.writeString(file, sound);
        }
        open().close();
        assertThat(files("stacks")).hasSize(1);
    }

    @Test
    void keepsEachDamagedFileUnderANameOfItsOwn() throws IOException {
        try (EmbeddedCloud cloud = open()) {
            new Wire(cloud).stack("");
        }
        Path file = files("stacks").get(0);
        for (String content : List.of("1", "2", "3")) {
            Files.writeString(file, content);
            open().close();
        }
        assertThat(file.resolveSibling(file.getFileName() + ".damaged")).hasContent("1");
        assertThat(file.resolveSibling(file.getFileName() + ".damaged-2")).hasContent("2");
        assertThat(file.resolveSibling(file.getFileName() + ".damaged-3")).hasContent("3");
    }

    @Test
    void otherStacksStillRunJobsBesideADamagedState() throws IOException {
        try (EmbeddedCloud cloud = open()) {
            Wire wire = new Wire(cloud);
            String main = "resource \"oci_core_vcn\" \"this\" {}\n";
            wire.run(wire.stack(main), Wire.operation("APPLY"));
            Path state = files("blobs").stream()
                    .filter(DamagedFilesTest::isState)
                    .findFirst()
                    .orElseThrow();
            Files.writeString(state, "null");
            JsonNode job = wire.run(wire.stack(main), Wire.operation("APPLY"));
            assertThat(job.path("lifecycleState").asText()).as(job.toString()).isEqualTo("SUCCEEDED");
        }
    }

    @Test
    void namesATerraformStateThatIsNotTheOneThatWasWritten() throws IOException {
        try (EmbeddedCloud cloud = open()) {
            Wire wire = new Wire(cloud);
            String stackId = wire.stack("resource \"oci_core_vcn\" \"this\" {}\n");
            wire.run(stackId, Wire.operation("APPLY"));
            Path state = files("blobs").stream()
                    .filter(DamagedFilesTest::isState)
                    .findFirst()
                    .orElseThrow();
            Files.writeString(state, "{\"version\": 4");
            HttpResponse<String> refusal = wire.send("GET", Wire.API + "/stacks/" + stackId + "/tfState", "");
            assertThat(refusal.statusCode()).isEqualTo(500);
            assertThat(refusal.body())
                    .contains("The file " + state
                            + " is damaged: its content does not have the SHA-256 digest in its name")
                    .doesNotContain(FOREIGN);
            assertFails(wire.run(stackId, Wire.operation("PLAN")), state);
        }
    }

    private static boolean isState(Path blob) {
        try {
            return Files.readString(blob, StandardCharsets.ISO_8859_1).contains("\"lineage\"");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertFails(JsonNode job, Path file) {
        assertThat(job.path("lifecycleState").asText()).isEqualTo("FAILED");
        assertThat(job.at("/failureDetails/code").asText()).isEqualTo("INTERNAL_SERVICE_ERROR");
        assertThat(job.at("/failureDetails/message").asText())
                .contains("The file " + file + " is damaged")
                .doesNotContain(FOREIGN);
    }

    @Test
    void namesAZipThatIsGone() throws IOException {
        try (EmbeddedCloud cloud = open()) {
            Wire wire = new Wire(cloud);
            String stackId = wire.stack("");
            Path zip = files("blobs").get(0);
            Files.delete(zip);
            assertThat(wire.send("GET", Wire.API + "/stacks/" + stackId + "/tfConfig", "")
                            .body())
                    .contains("The file " + zip + " is damaged: it does not exist");
            assertFails(wire.run(stackId, Wire.operation("PLAN")), zip);
        }
    }
}
