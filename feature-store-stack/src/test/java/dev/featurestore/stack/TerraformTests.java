package dev.featurestore.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.featurestore.provider.StandInProvider;
import dev.featurestore.provider.kubernetes.KubernetesProvider;
import dev.featurestore.provider.protocol.ProviderCalls;
import dev.featurestore.terraform.schema.InterfaceTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the Terraform tests of the stack ({@code src/test/terraform}) in a separate folder, where a test can change the stack
 * first. The provider is mocked; its interface is that of the stand-in provider.
 */
final class TerraformTests {

    private static final Pattern TYPE = Pattern.compile("oci_\\w+");
    private static final Path SOURCES = Path.of("src", "test", "terraform");
    private static final String SUFFIX = ".tftest.hcl";

    private static final List<String> MOCKS = List.of("mocks/oci.tfmock.hcl", "mocks/kubernetes/kubernetes.tfmock.hcl");

    private final Path folder;

    /** A failed run and its error message, which for an assertion is that of the test. */
    record Failure(String run, String words) {}

    /** Result of the runs. */
    record Outcome(int passed, List<Failure> failures) {}

    /** Copies the stack to the folder. */
    TerraformTests(Path folder) {
        this.folder = folder;
        StackSource.terraformFiles().forEach((file, text) -> write(folder.resolve(file), text));
        write(folder.resolve("routes.yaml"), StackSource.read("routes.yaml"));
        write(folder.resolve("required.auto.tfvars"), read("required.auto.tfvars"));
        write(folder.resolve("terraformrc"), "");
        MOCKS.forEach(file -> write(folder.resolve("tests").resolve(file), read(file)));
    }

    /** Names of the test files, without suffix. */
    static List<String> files() {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the runs of a file, in order. */
    static List<String> runs(String file) {
        return pieces(file).skip(1).map(TerraformTests::name).toList();
    }

    /** Name of the first run of the file that contains this text. */
    static String runThatContains(String file, String words) {
        return pieces(file)
                .skip(1)
                .filter(run -> run.contains(words))
                .map(TerraformTests::name)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no run of " + file + SUFFIX + " contains " + words));
    }

    /** Replaces a text in a file of the stack; fails if the file does not contain it. */
    void change(String file, String old, String changed) {
        Path path = folder.resolve(file);
        String text = readFile(path);
        if (!text.contains(old)) {
            throw new AssertionError(file + " does not contain " + old);
        }
        write(path, text.replace(old, changed));
    }

    /** Adds one run of a test file. */
    void add(String file, String run) {
        List<String> pieces = pieces(file).toList();
        String text = pieces.stream()
                .skip(1)
                .filter(piece -> name(piece).equals(run))
                .findFirst()
                .orElseThrow();
        write(folder.resolve("tests/" + run + SUFFIX), pieces.get(0) + text);
    }

    /** Adds a test file. */
    void add(String file) {
        write(folder.resolve("tests/" + file + SUFFIX), read(file + SUFFIX));
    }

    /** The names in the configuration and in the added tests that may be types. */
    private Set<String> types() throws IOException {
        Set<String> types = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(
                    path -> path.toString().endsWith(".tf") || path.toString().endsWith(".hcl"))::iterator) {
                TYPE.matcher(Files.readString(file)).results().forEach(found -> types.add(found.group()));
            }
        }
        return types;
    }

    /** Runs the added tests. */
    Outcome run() throws IOException, InterruptedException {
        Terraform.requireMockedProviders();
        Set<String> types = types();
        try (StandInProvider provider =
                StandInProvider.start(InterfaceTable.bundled().of(types, types), new UnaskedServices())) {
            provider.add(
                    KubernetesProvider.SOURCE,
                    () -> new ProviderCalls(KubernetesProvider.offered(), new UnaskedServices()));
            Map<String, String> environment = Map.of(
                    "TF_REATTACH_PROVIDERS", provider.reattachProviders(),
                    "TF_CLI_CONFIG_FILE", folder.resolve("terraformrc").toString(),
                    "TF_IN_AUTOMATION", "1");
            Terraform.Printed init =
                    Terraform.run(folder, environment, "terraform", "init", "-no-color", "-input=false");
            if (init.exitCode() != 0) {
                return new Outcome(0, List.of(new Failure("init", init.text())));
            }
            return outcome(Terraform.run(folder, environment, "terraform", "test", "-json")
                    .text());
        }
    }

    private static Outcome outcome(String lines) throws IOException {
        List<Failure> failures = new ArrayList<>();
        int passed = 0;
        for (String line : lines.lines().toList()) {
            JsonNode message = new ObjectMapper().readTree(line);
            JsonNode diagnostic = message.path("diagnostic");
            if (diagnostic.path("severity").asText().equals("error")) {
                failures.add(new Failure(
                        message.path("@testrun").asText(),
                        diagnostic
                                .path("detail")
                                .asText(diagnostic.path("summary").asText())));
            }
            passed += message.path("test_summary").path("passed").asInt();
        }
        return new Outcome(passed, List.copyOf(failures));
    }

    private static Stream<String> pieces(String file) {
        return Stream.of(read(file + SUFFIX).split("(?m)^(?=run \")", -1));
    }

    private static String name(String run) {
        return run.substring(run.indexOf('"') + 1, run.indexOf('"', run.indexOf('"') + 1));
    }

    private static String read(String file) {
        return readFile(SOURCES.resolve(file));
    }

    private static String readFile(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
