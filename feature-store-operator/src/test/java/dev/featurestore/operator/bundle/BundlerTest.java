package dev.featurestore.operator.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.cloud.ObjectReader;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.config.StackSource;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundlerTest {
    private static final String MAIN = "resource \"terraform_data\" \"this\" {}\r\n";
    private static final StackReader.Places PLACES = new StackReader.Places(
            new Location("feature_store.yaml", 5, 3),
            new Location("feature_store.yaml", 6, 3),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    @TempDir
    Path root;

    private Path stack;

    @BeforeEach
    void makeStack() throws IOException {
        stack = root.resolve("stack");
        Files.createDirectories(stack.resolve("modules/a"));
        Files.writeString(stack.resolve("main.tf"), MAIN);
        Files.writeString(stack.resolve("modules/a/b.tf"), "\n");
        Files.writeString(stack.resolve("modules.tf"), "# b\n");
    }

    private StackReader reader() {
        return new StackReader(
                new FileNames(root), getClass().getClassLoader(), ObjectReader.none(), SizeLimits.ZIP, Excludes.NONE);
    }

    private StackFiles read(Path source) {
        Problems problems = new Problems("");
        Optional<StackFiles> files = reader().read(source(source, ""), PLACES, problems);
        assertThat(problems.sorted()).isEmpty();
        return files.orElseThrow();
    }

    private List<String> problemsOf(Path source) {
        Problems problems = new Problems("");
        assertThat(reader().read(source(source, ""), PLACES, problems)).isEmpty();
        return problems.sorted().stream().map(Problem::text).toList();
    }

    private static StackSource source(Path path, String workingDirectory) {
        return new StackSource(Optional.of(new Source.Local(path)), workingDirectory, "1.5.x");
    }

    private static List<String> namesIn(Bundle bundle) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle.zip()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private Path zip(String... names) throws IOException {
        Path zip = root.resolve("stack.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            for (String name : names) {
                entries.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) {
                    entries.write(MAIN.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return zip;
    }

    @Test
    void givesTheSameBytesOnEveryMachine() throws Exception {
        Bundle bundle = new Bundler().bundle(read(stack));

        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bundle.zip())))
                .isEqualTo("8e86b352e8684a78a3c4a10b68ee9de2f9fc1c9ba01469e7c8a69fb120811e82");
        assertThat(bundle.digest()).isEqualTo("dc2cff758f512c05a372cd7d243924877e25dd8b0de154e1ad382d91cbeef536");
        assertThat(bundle.entries()).hasSize(3);
    }

    @Test
    void keepsNamesAndContents() throws IOException {
        Bundle bundle = new Bundler().bundle(read(stack));

        assertThat(namesIn(bundle)).containsExactly("main.tf", "modules.tf", "modules/a/b.tf");
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle.zip()))) {
            zip.getNextEntry();
            assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(MAIN);
        }
    }

    @Test
    void bundlesAZipAsItBundlesItsFolder() throws IOException {
        Path same = root.resolve("same.zip");
        Files.write(same, new Bundler().bundle(read(stack)).zip());

        Bundle fromZip = new Bundler().bundle(read(same));

        assertThat(fromZip.zip()).isEqualTo(new Bundler().bundle(read(stack)).zip());
    }

    @Test
    void keepsNamesBeyondAscii() throws IOException {
        assertThat(namesIn(new Bundler().bundle(read(zip("main.tf", "\u00e4\u4e2d.tf")))))
                .containsExactly("main.tf", "\u00e4\u4e2d.tf");
    }

    @Test
    void bundlesTheStackOnTheClassPath() throws IOException {
        Path resources = root.resolve("resources");
        ClassLoader loader = dev.featurestore.operator.verify.SmallStack.bundled(resources);
        Problems problems = new Problems("");

        StackFiles files = new StackReader(
                        new FileNames(root), loader, ObjectReader.none(), SizeLimits.ZIP, Excludes.NONE)
                .read(StackSource.bundled(), PLACES, problems)
                .orElseThrow();

        assertThat(namesIn(new Bundler().bundle(files))).containsExactly("outputs.tf", "variables.tf");
        assertThat(files.terraformSources(problems).orElseThrow())
                .containsOnlyKeys("feature-store-stack/outputs.tf", "feature-store-stack/variables.tf");
    }

    @Test
    void leavesOutWhatIsNotOfTheStack() throws IOException {
        Files.createDirectories(stack.resolve(".git/objects"));
        Files.writeString(stack.resolve(".git/HEAD"), "ref");
        Files.createDirectories(stack.resolve("modules/.featurestore"));
        Files.writeString(stack.resolve("modules/.featurestore/x.tfstate"), "{}");
        Files.writeString(stack.resolve(".DS_Store"), "");

        assertThat(namesIn(new Bundler().bundle(read(stack))))
                .containsExactly("main.tf", "modules.tf", "modules/a/b.tf");
    }

    @Test
    void refusesStatesAndWorkingData() throws IOException {
        Files.writeString(stack.resolve("modules/a/terraform.tfstate"), "{}");
        Files.writeString(stack.resolve("terraform.tfstate.1700000000.backup"), "{}");
        Files.writeString(stack.resolve("errored.tfstate"), "{}");
        Files.createDirectories(stack.resolve(".terraform/providers"));
        Files.createDirectories(stack.resolve("terraform.tfstate.d/prod"));

        assertThat(problemsOf(stack))
                .containsExactly(
                        "stack/.terraform  the stack must not contain Terraform's working data",
                        "stack/errored.tfstate  the stack must not contain a Terraform state",
                        "stack/modules/a/terraform.tfstate  the stack must not contain a Terraform state",
                        "stack/terraform.tfstate.1700000000.backup  the stack must not contain a Terraform state",
                        "stack/terraform.tfstate.d  the stack must not contain Terraform states");
    }

    @Test
    void refusesLinksOutOfTheFolder() throws IOException {
        Files.writeString(root.resolve("secret.tf"), "");
        Files.createSymbolicLink(stack.resolve("secret.tf"), Path.of("../secret.tf"));
        Files.createSymbolicLink(stack.resolve("modules/out"), root);
        Files.createSymbolicLink(stack.resolve("modules/up"), stack);
        Files.createSymbolicLink(stack.resolve("dangling.tf"), Path.of("nowhere.tf"));

        assertThat(problemsOf(stack))
                .containsExactly(
                        "stack/dangling.tf  cannot read the file",
                        "stack/modules/out  the link leads out of stack",
                        "stack/modules/up  the link leads back to a folder that it" + " is in",
                        "stack/secret.tf  the link leads out of stack");
    }

    @Test
    void followsLinksWithinTheFolder() throws IOException {
        Files.createSymbolicLink(stack.resolve("b"), Path.of("modules/a"));
        Files.createSymbolicLink(stack.resolve("c.tf"), Path.of("main.tf"));

        assertThat(namesIn(new Bundler().bundle(read(stack))))
                .containsExactly("b/b.tf", "c.tf", "main.tf", "modules.tf", "modules/a/b.tf");
    }

    @Test
    void refusesTwoLinksThatLeadToEachOther() throws IOException {
        Files.createDirectories(stack.resolve("x"));
        Files.createDirectories(stack.resolve("y"));
        Files.createSymbolicLink(stack.resolve("x/y"), Path.of("../y"));
        Files.createSymbolicLink(stack.resolve("y/x"), Path.of("../x"));

        assertThat(problemsOf(stack))
                .containsExactly(
                        "stack/x/y/x  the link leads back to a folder that it is in",
                        "stack/y/x/y  the link leads back to a folder that it is in");
    }

    @Test
    void refusesMoreThanResourceManagerTakes() throws IOException {
        Files.write(stack.resolve("big.bin"), new byte[11 << 20]);

        assertThat(problemsOf(stack))
                .containsExactly(
                        "feature_store.yaml:5:3  spec.stack.source: stack has more than 11 MB, the limit of Resource"
                                + " Manager for a zip");
    }

    @Test
    void refusesFoldersThatAreNestedTooDeeply() throws IOException {
        String deep = "a/".repeat(101);
        Files.createDirectories(stack.resolve("a/".repeat(150)));
        Files.writeString(stack.resolve("a/".repeat(100) + "main.tf"), MAIN);

        assertThat(problemsOf(stack))
                .containsExactly("stack/" + deep.substring(0, deep.length() - 1)
                        + "  the folder is nested deeper than 100 levels");
        assertThat(problemsOf(zip("main.tf", deep + "main.tf")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("the folder is nested deeper than 100 levels");
    }

    @Test
    void refusesAFolderWithoutTerraformFiles() throws IOException {
        Path empty = Files.createDirectory(root.resolve("empty"));
        Files.writeString(empty.resolve("README.md"), "");

        assertThat(problemsOf(empty))
                .containsExactly("feature_store.yaml:6:3  spec.stack.source: empty has no .tf files");
    }

    @Test
    void refusesNamesInAZipThatLeadOut() throws IOException {
        assertThat(problemsOf(zip("main.tf", "../evil.tf", "/etc/evil.tf", "a/../../evil.tf", "c:\\evil.tf")))
                .containsExactly(
                        "stack.zip!/../evil.tf  the name leads out of the zip",
                        "stack.zip!//etc/evil.tf  the name leads out of the zip",
                        "stack.zip!/a/../../evil.tf  the name leads out of the zip",
                        "stack.zip!/c:\\evil.tf  the name leads out of the zip");
    }

    @Test
    void refusesAStateInAZip() throws IOException {
        assertThat(problemsOf(zip("main.tf", "env/terraform.tfstate", ".terraform/", ".terraform/x")))
                .containsExactly(
                        "stack.zip!/.terraform/  the stack must not contain Terraform's working data",
                        "stack.zip!/.terraform/x  the stack must not contain Terraform's working data",
                        "stack.zip!/env/terraform.tfstate  the stack must not contain a Terraform state");
    }

    @Test
    void refusesAZipThatUnpacksToMoreThanResourceManagerTakes() throws IOException {
        Path zip = root.resolve("bomb.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            entries.putNextEntry(new ZipEntry("main.tf"));
            for (int i = 0; i < 64; i++) {
                entries.write(new byte[1 << 20]);
            }
        }

        assertThat(Files.size(zip)).isLessThan(1 << 20);
        assertThat(problemsOf(zip))
                .containsExactly(
                        "feature_store.yaml:5:3  spec.stack.source: bomb.zip has more than 11 MB, the limit of Resource"
                                + " Manager for a zip");
    }

    @Test
    void refusesAFileThatIsNoZip() throws IOException {
        Path zip = Files.writeString(root.resolve("stack.zip"), "not a zip");

        assertThat(problemsOf(zip))
                .containsExactly("feature_store.yaml:5:3  spec.stack.source: stack.zip is not a" + " readable zip");
    }

    @Test
    void findsTheWorkingDirectory() {
        Problems problems = new Problems("");
        StackFiles files =
                reader().read(source(stack, "./modules//a/"), PLACES, problems).orElseThrow();

        assertThat(files.workingDirectory()).isEqualTo("modules/a");
        assertThat(files.terraformSources(problems).orElseThrow()).containsOnlyKeys("stack/modules/a/b.tf");
    }
}
