package dev.featurestore.operator.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.operator.cloud.ObjectReader;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.config.StackSource;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which files of a source a bundle contains: links in zips, files of tools, and patterns of the user. */
class BundleSelectionTest {
    private static final StackReader.Places PLACES = new StackReader.Places(
            new Location("feature_store.yaml", 5, 3),
            new Location("feature_store.yaml", 6, 3),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    @TempDir
    Path root;

    private final Problems problems = new Problems("");

    private Optional<StackFiles> read(Path source, String... excludes) {
        return new StackReader(
                        new FileNames(root),
                        getClass().getClassLoader(),
                        ObjectReader.none(),
                        SizeLimits.ZIP,
                        Excludes.of(List.of(excludes)))
                .read(new StackSource(Optional.of(new Source.Local(source)), "", "1.5.x"), PLACES, problems);
    }

    private List<String> problemsOf(Path source, String... excludes) {
        read(source, excludes);
        return problems.sorted().stream().map(Problem::text).toList();
    }

    private static Map<String, String> contents(StackFiles files) {
        Map<String, String> contents = new TreeMap<>();
        files.files()
                .forEach(file -> contents.put(file.name(), new String(Bundler.read(file), StandardCharsets.UTF_8)));
        return contents;
    }

    /** A zip as git and zip -y write it: an entry whose text starts with "->" is a link. */
    private Path zip(Map<String, String> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().replaceFirst("^->", "").getBytes(StandardCharsets.UTF_8));
            }
            zip.setComment("a comment");
        }
        ByteBuffer zip = ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < zip.limit() - 46; at++) {
            if (zip.getInt(at) == 0x02014b50) {
                String name = new String(zip.array(), at + 46, zip.getShort(at + 28), StandardCharsets.UTF_8);
                boolean link = entries.getOrDefault(name, "").startsWith("->");
                zip.put(at + 5, (byte) 3);
                zip.putInt(at + 38, (link ? 0120777 : 0100644) << 16);
            }
        }
        return Files.write(root.resolve("stack.zip"), zip.array());
    }

    private static Map<String, String> entries(String... texts) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (int i = 0; i < texts.length; i += 2) {
            entries.put(texts[i], texts[i + 1]);
        }
        return entries;
    }

    @Test
    void linksInAZipAreFollowedWithinIt() throws IOException {
        Path zip = zip(entries(
                "versions.tf", "->common/versions.tf",
                "common/versions.tf", "# versions",
                "modules/net", "->../shared/current",
                "shared/current", "->net-2",
                "shared/net-2/main.tf", "# net",
                "shared/net-2/also.tf", "->../../versions.tf",
                "main.tf", "# main"));

        StackFiles files = read(zip).orElseThrow();

        assertThat(problems.sorted()).isEmpty();
        assertThat(contents(files))
                .isEqualTo(Map.of(
                        "versions.tf", "# versions",
                        "common/versions.tf", "# versions",
                        "modules/net/main.tf", "# net",
                        "modules/net/also.tf", "# versions",
                        "shared/current/main.tf", "# net",
                        "shared/current/also.tf", "# versions",
                        "shared/net-2/main.tf", "# net",
                        "shared/net-2/also.tf", "# versions",
                        "main.tf", "# main"));
    }

    @Test
    void aZipWithLinksIsBundledAsItsFolder() throws IOException {
        Path folder = Files.createDirectories(root.resolve("stack/modules")).resolveSibling(".");
        Files.writeString(folder.resolve("main.tf"), "# main");
        Files.createSymbolicLink(folder.resolve("modules/main.tf"), Path.of("../main.tf"));

        String ofFolder =
                new Bundler().bundle(read(folder.normalize()).orElseThrow()).digest();

        assertThat(new Bundler()
                        .bundle(read(zip(entries("main.tf", "# main", "modules/main.tf", "->../main.tf")))
                                .orElseThrow())
                        .digest())
                .isEqualTo(ofFolder);
    }

    @Test
    void otherLinksInAZipAreRefused() throws IOException {
        Path zip = zip(entries(
                "main.tf", "# main",
                "passwd.tf", "->/etc/passwd",
                "up.tf", "->../up.tf",
                "none.tf", "->nowhere.tf",
                "self.tf", "->self.tf",
                "modules/a/back", "->../..",
                "states/terraform.tfstate", "->../main.tf"));

        assertThat(problemsOf(zip))
                .containsExactly(
                        "stack.zip!/modules/a/back  the link leads back to a folder that it is in",
                        "stack.zip!/none.tf  cannot read the file",
                        "stack.zip!/passwd.tf  the link leads out of stack.zip",
                        "stack.zip!/self.tf  cannot read the file",
                        "stack.zip!/states/terraform.tfstate  the stack must not contain a Terraform state",
                        "stack.zip!/up.tf  the link leads out of stack.zip");
    }

    @Test
    @Timeout(20)
    void linksThatDoubleEachOtherEnd() throws IOException {
        Map<String, String> entries = entries("main.tf", "# main");
        for (int i = 0; i < 60; i++) {
            entries.put("d" + i + "/a", "->../d" + (i + 1));
            entries.put("d" + i + "/b", "->../d" + (i + 1));
        }
        entries.put("d60/x.tf", "# x");

        assertThat(problemsOf(zip(entries))).isNotEmpty();
    }

    private Path folderWithTools() throws IOException {
        Path stack = Files.createDirectories(root.resolve("stack"));
        for (String name : List.of(
                "main.tf",
                "main.tf~",
                ".main.tf.swp",
                "#main.tf#",
                "store.iml",
                "main.tf.bak",
                ".idea/workspace.xml",
                ".vscode/settings.json",
                "functions/node_modules/left-pad/index.js",
                "functions/index.js",
                ".git/HEAD",
                ".featurestore/state.json")) {
            Files.createDirectories(stack.resolve(name).resolveSibling("."));
            Files.writeString(stack.resolve(name), name.contains("node_modules") ? "x".repeat(1500) : "# x\n");
        }
        Files.createSymbolicLink(stack.resolve(".#main.tf"), Path.of("me@host.1234"));
        return stack;
    }

    @Test
    void filesOfToolsAreLeftOut() throws IOException {
        StackFiles files = read(folderWithTools()).orElseThrow();

        assertThat(problems.sorted()).isEmpty();
        assertThat(contents(files)).containsOnlyKeys("main.tf", "main.tf.bak", "functions/index.js");
        assertThat(files.leftOut().line())
                .contains("Left out of the stack: #main.tf#, .#main.tf, .git, .idea, .main.tf.swp, .vscode,"
                        + " functions/node_modules, main.tf~ and 1 more (2 KiB)");
        assertThat(files.leftOut().around("functions/node_modules/left-pad/index.js"))
                .contains("functions/node_modules");
        assertThat(files.leftOut().around("functions/index.js")).isEmpty();
    }

    @Test
    void littleIsLeftOutWithoutAWord() throws IOException {
        Path stack = Files.createDirectories(root.resolve("stack"));
        Files.writeString(stack.resolve("main.tf"), "");
        Files.writeString(stack.resolve("main.tf~"), "x".repeat(1024));

        assertThat(read(stack).orElseThrow().leftOut().line()).isEmpty();
        Files.writeString(stack.resolve("main.tf~"), "x".repeat(1025));
        assertThat(read(stack).orElseThrow().leftOut().line()).contains("Left out of the stack: main.tf~ (2 KiB)");
    }

    @Test
    void patternsLeaveOutMore() throws IOException {
        Map<String, String> texts = entries(
                "main.tf",
                "",
                "README.md",
                "",
                "docs/a.md",
                "",
                "docs/b/c.txt",
                "",
                "examples/x/main.tf",
                "",
                "a1.txt",
                "",
                "a12.txt",
                "",
                "examples.tf",
                "");
        StackFiles files =
                read(zip(texts), "**/*.md", "examples/**", "a?.txt", "docs/b/").orElseThrow();

        assertThat(problems.sorted()).isEmpty();
        assertThat(contents(files)).containsOnlyKeys("main.tf", "a12.txt", "examples.tf");
        assertThat(contents(read(zip(texts), "*.md", "examples").orElseThrow()))
                .containsOnlyKeys("main.tf", "docs/a.md", "docs/b/c.txt", "a1.txt", "a12.txt", "examples.tf");
    }

    @Test
    void aPatternThatMatchesNothingIsReported() throws IOException {
        Path stack = folderWithTools();

        assertThat(problemsOf(stack, "node_modules/**", "functions/node_modules/**"))
                .containsExactly("feature_store.yaml:5:3  spec.stack.source: featurestore.excludes: the pattern"
                        + " 'node_modules/**' matches no file of stack");
        assertThat(problems.hasErrors()).isFalse();
    }

    @Test
    void patternsOutsideOfTheSourceAreRefused() {
        for (String pattern : List.of("/etc", "../x", "a/../b", "./a", "a\\b", "a,b")) {
            assertThatThrownBy(() -> Excludes.of(List.of(pattern)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + pattern + "' must be relative to the stack's source");
        }
        assertThatThrownBy(() -> Excludes.of(List.of(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a pattern is empty");
    }
}
