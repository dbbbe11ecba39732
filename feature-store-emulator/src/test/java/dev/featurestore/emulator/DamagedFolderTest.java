package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.store.PrivateDirectory;
import dev.featurestore.emulator.terraform.EngineOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each kind of file that a cloud writes, damaged in each way: the cloud starts and serves all else. The kinds are those that a
 * deployment leaves, so a kind that is added is tested too.
 */
@Tag("slow")
@Timeout(180)
class DamagedFolderTest {

    /** Files that are written again at each start, or whose content the cloud never reads. */
    private static final String NOT_READ = "lock|\\.gitignore|oci/config|stopped\\.json|address\\.json";

    /** Files whose content a client or Terraform wrote: requests for it report the damage. */
    private static final String CONTENTS =
            "state/blobs/.*|state/logs/.*|state/object-storage/contents/.*|state/uploads/.*";

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private enum Damage {
        EMPTY(content -> new byte[0]),
        CUT_OFF(content -> Arrays.copyOf(content, content.length / 2)),
        NULL(content -> bytes("null")),
        ARRAY(content -> bytes("[{}]")),
        EMPTY_OBJECT(content -> bytes("{}")),
        NUMBERS(DamagedFolderTest::numbers),
        BINARY(content -> new byte[] {(byte) 0x80, 0, 1, (byte) 0xff, '{', '\n'});

        private final UnaryOperator<byte[]> change;

        Damage(UnaryOperator<byte[]> change) {
            this.change = change;
        }

        byte[] of(Path file) throws IOException {
            return change.apply(Files.readAllBytes(file));
        }
    }

    @TempDir
    Path parent;

    private int copies;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** All values of an object replaced by numbers; of another file, letters. */
    private static byte[] numbers(byte[] content) {
        try {
            if (Json.read(content).isObject()) {
                var json = Json.object();
                Json.read(content).fieldNames().forEachRemaining(name -> json.put(name, 7));
                return Json.write(json);
            }
        } catch (IOException e) {
            // Not JSON.
        }
        return bytes("7 letters");
    }

    /** A stack whose resources the stand-in provider keeps. */
    private static final String VCN = """
            resource "oci_core_vcn" "this" {
              compartment_id = "%s"
              cidr_blocks    = ["10.0.0.0/16"]
            }
            """.formatted(Sdk.COMPARTMENT);

    private static EmbeddedCloud open(Path folder) {
        return open(folder, EngineOptions.AUTO);
    }

    private static EmbeddedCloud open(Path folder, EngineOptions engine) {
        return EmbeddedCloud.open(TestOptions.with(folder, 1_000_000).with(engine));
    }

    /** A folder with all that a cloud writes. */
    private Path deployed() throws IOException {
        Path sound = parent.toRealPath().resolve("sound");
        try (EmbeddedCloud cloud = open(sound, EngineOptions.BUILT_IN)) {
            Wire wire = new Wire(cloud);
            Store store = Store.deployed(cloud);
            assertThat(new SignedRequest(cloud, "POST", Wire.API + "/stacks")
                            .header("opc-retry-token", "token")
                            .json(Wire.zipStack("").toString())
                            .send()
                            .statusCode())
                    .isEqualTo(200);
            SignedRequest item = store.request("POST", "/featureStores").header("opc-retry-token", "token");
            assertThat(item.json(Store.body()).send().statusCode()).isEqualTo(200);
            String buckets = "/n/" + wire.namespace() + "/b";
            String bucket = buckets + "/files";
            wire.send(
                    "POST",
                    buckets,
                    "{\"name\": \"files\", \"compartmentId\": \"" + Sdk.COMPARTMENT
                            + "\", \"versioning\": \"Enabled\"}");
            for (String version : List.of("1", "2")) {
                assertThat(wire.send("PUT", bucket + "/o/object", version).statusCode())
                        .isEqualTo(200);
            }
            assertThat(wire.send("POST", bucket + "/u", "{\"object\": \"parts\"}")
                            .statusCode())
                    .isEqualTo(200);
        }
        try (EmbeddedCloud cloud = open(sound)) {
            Wire wire = new Wire(cloud);
            String stack = wire.stack(VCN);
            JsonNode job = wire.run(stack, Wire.operation("APPLY"));
            assertThat(job.path("lifecycleState").asText()).as(wire.log(job)).isEqualTo("SUCCEEDED");
            Files.writeString(sound.resolve("control.json"), "{\"drift\": {\"oci_core_vcn.this\": \"DELETED\"}}");
            wire.detectDrift(stack, "");
            Files.delete(sound.resolve("control.json"));
            wire.run(stack, Wire.operation("APPLY"));
        }
        // A cloud that stays also has these.
        new KeptPort(PrivateDirectory.at(sound)).keep(1);
        Files.writeString(sound.resolve("stopped.json"), "{\"jobs\":[]}");
        Files.writeString(sound.resolve("address.json"), "{}");
        return sound;
    }

    private static List<Path> files(Path sound) throws IOException {
        try (Stream<Path> files = Files.walk(sound)) {
            return files.filter(Files::isRegularFile)
                    .map(sound::relativize)
                    .sorted()
                    .toList();
        }
    }

    /** One file of each kind: files in one folder whose names differ only in identifiers are one kind. */
    private static List<Path> kinds(Path sound) throws IOException {
        Map<String, Path> kinds = new TreeMap<>();
        for (Path file : files(sound)) {
            String kind = file.toString()
                    .replaceAll("ocid1\\.[\\w.-]+?(?=\\.json|\\.log|$)", "OCID")
                    .replaceAll("[0-9a-f]{16,}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID");
            kinds.putIfAbsent(kind, file);
        }
        return List.copyOf(kinds.values());
    }

    private Path copy(Path sound) throws IOException {
        copies++;
        Path copy = parent.toRealPath().resolve("copy" + copies);
        try (Stream<Path> paths = Files.walk(sound)) {
            for (Path path : paths.toList()) {
                Path target = copy.resolve(sound.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
        return copy;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static boolean isSetAside(Path file) {
        return !file.toString().matches(NOT_READ) && !file.toString().matches(CONTENTS);
    }

    /** Damages files, and starts the cloud twice: with the damage, and with what is left then. */
    private void assertContinues(Path sound, Damage damage, List<Path> kinds) throws IOException {
        Path folder = copy(sound);
        List<Path> setAside = new ArrayList<>();
        for (Path kind : kinds) {
            Path file = folder.resolve(kind.toString());
            byte[] damaged = damage.of(file);
            // An object without fields has no values to replace.
            if (isSetAside(kind) && !Arrays.equals(damaged, Files.readAllBytes(file))) {
                setAside.add(kind);
            }
            Files.write(file, damaged);
        }
        String what = damage + ": " + kinds;
        assertThat(new KeptPort(PrivateDirectory.at(folder)).preferred())
                .as(what)
                .isNotNegative();
        // Terraform takes longer, so it runs only if its files are damaged.
        boolean ofTerraform = kinds.stream().anyMatch(kind -> kind.startsWith("state/engine"));
        EngineOptions engine = ofTerraform ? EngineOptions.AUTO : EngineOptions.BUILT_IN;
        try (EmbeddedCloud cloud = open(folder, engine)) {
            for (Path kind :
                    setAside.stream().filter(kind -> !kind.endsWith("port")).toList()) {
                assertThat(cloud.problems())
                        .as(kind + ", " + damage + " of " + kinds.size() + " kinds")
                        .filteredOn(
                                problem -> problem.startsWith("Cannot read " + folder.resolve(kind.toString()) + " "))
                        .singleElement()
                        .asString()
                        .contains(
                                "The cloud continues without ",
                                "The file is now " + kind.getFileName() + ".damaged. ",
                                "Restore the file while the cloud is stopped, or delete the folder " + folder);
            }
            assertServes(cloud, what);
        }
        for (Path kind : setAside) {
            Path file = folder.resolve(kind.toString());
            assertThat(file.resolveSibling(file.getFileName() + ".damaged"))
                    .as(what)
                    .hasBinaryContent(damage.of(sound.resolve(kind.toString())));
        }
        try (EmbeddedCloud cloud = open(folder, engine)) {
            assertThat(cloud.problems()).as(what).noneMatch(problem -> problem.startsWith("Cannot read "));
        }
        delete(folder);
    }

    private static void assertServes(EmbeddedCloud cloud, String what) {
        Wire wire = new Wire(cloud);
        String inCompartment = "?compartmentId=" + Sdk.COMPARTMENT;
        for (String path : List.of("/stacks", "/jobs", "/workRequests")) {
            assertThat(wire.send("GET", Wire.API + path + inCompartment, "").statusCode())
                    .as(what)
                    .isEqualTo(200);
        }
        String buckets = "/n/" + wire.namespace() + "/b";
        assertThat(wire.send("GET", buckets + inCompartment, "").statusCode())
                .as(what)
                .isEqualTo(200);
        for (var bucket : SignedRequest.json(wire.send("GET", buckets + inCompartment, ""))) {
            String path = buckets + "/" + bucket.path("name").asText();
            for (String list : List.of("/o", "/objectversions", "/u")) {
                assertThat(wire.send("GET", path + list, "").statusCode())
                        .as(what)
                        .isEqualTo(200);
            }
        }
        for (var stack : wire.get("/stacks" + inCompartment)) {
            assertThat(wire.send("GET", Wire.API + "/stacks/" + stack.path("id").asText(), "")
                            .statusCode())
                    .as(what)
                    .isEqualTo(200);
        }
        String stack = wire.stack("output \"done\" {\n  value = 1\n}\n");
        assertThat(wire.run(stack, Wire.operation("APPLY"))
                        .path("lifecycleState")
                        .asText())
                .as(what)
                .isEqualTo("SUCCEEDED");
    }

    @BeforeEach
    void needTerraform() {
        NeedsTerraform.orSkip();
    }

    @Test
    void startsWithoutADamagedFileOfAnyKind() throws IOException {
        Path sound = deployed();
        List<Path> kinds = kinds(sound);
        assertThat(kinds.stream().filter(DamagedFolderTest::isSetAside).map(Path::toString))
                .as("kinds of files")
                .contains("oci/key.pem", "port")
                .anyMatch(file -> file.startsWith("state/jobs/"))
                .anyMatch(file -> file.startsWith("state/stacks/"))
                .anyMatch(file -> file.startsWith("state/work-requests/"))
                .anyMatch(file -> file.startsWith("state/engine/resources/"))
                .anyMatch(file -> file.startsWith("state/engine/states/"))
                .contains("state/engine/drift.json")
                .anyMatch(file -> file.startsWith("state/retry-tokens/"))
                .anyMatch(file -> file.startsWith("state/object-storage/buckets/"))
                .anyMatch(file -> file.startsWith("state/object-storage/objects/"))
                .anyMatch(file -> file.startsWith("state/object-storage/versions/"))
                .anyMatch(file -> file.startsWith("state/object-storage/uploads/"))
                .anyMatch(file -> file.matches("state/feature-stores/[0-9a-f]+/.*"))
                .anyMatch(file -> file.matches("state/feature-stores/[0-9a-f]+-retry-tokens/.*"));
        Damage[] damages = Damage.values();
        for (int i = 0; i < kinds.size(); i++) {
            assertContinues(sound, damages[i % damages.length], List.of(kinds.get(i)));
        }
        // The store's own files are read only while the stack that serves it exists.
        List<Path> atOnce = kinds.stream()
                .filter(kind -> !kind.startsWith("state/stacks") && !kind.startsWith("state/blobs"))
                .toList();
        for (Damage damage : damages) {
            // An empty object is sound there: no drift was simulated.
            assertContinues(
                    sound,
                    damage,
                    atOnce.stream()
                            .filter(kind -> damage != Damage.EMPTY_OBJECT || !kind.endsWith("drift.json"))
                            .toList());
        }
    }

    @Test
    void keepsTheContentOfADamagedStackUntilItIsRestored() throws IOException {
        Path sound = deployed();
        Path folder = copy(sound);
        for (String kind : List.of("stacks", "jobs")) {
            for (Path file : list(folder.resolve("state").resolve(kind))) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".sound"));
                Files.writeString(file, "{");
            }
        }
        open(folder).close();
        open(folder).close();
        for (String kind : List.of("stacks", "jobs")) {
            for (Path file : list(folder.resolve("state").resolve(kind))) {
                String name = file.getFileName().toString();
                if (name.endsWith(".sound")) {
                    Files.move(file, file.resolveSibling(name.replace(".sound", "")));
                }
            }
        }
        try (EmbeddedCloud cloud = open(folder)) {
            Wire wire = new Wire(cloud);
            assertThat(cloud.problems()).isEmpty();
            for (var stack : wire.get("/stacks?compartmentId=" + Sdk.COMPARTMENT)) {
                assertThat(wire.send(
                                        "GET",
                                        Wire.API + "/stacks/" + stack.path("id").asText() + "/tfConfig",
                                        "")
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }
}
