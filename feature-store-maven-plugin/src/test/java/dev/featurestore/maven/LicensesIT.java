package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.eclipse.aether.artifact.Artifact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The jars that contain software of others carry its licenses, and nothing in them is unknown. */
class LicensesIT {

    private static final Path ROOT = ProjectFolder.path();
    private static final Path REPOSITORY = Path.of(System.getProperty("maven.repository"));
    private static final String VERSION = System.getProperty("plugin.version");
    private static final String OWN = "dev.featurestore";

    /** A jar with its dependencies in it. */
    enum Shaded {
        PLUGIN("feature-store-maven-plugin", ""),
        STANDALONE("feature-store-emulator", "-standalone");

        private final Path target;
        private final Path jar;

        Shaded(String module, String classifier) {
            this.target = ROOT.resolve(module).resolve("target");
            this.jar = target.resolve(module + "-" + VERSION + classifier + ".jar");
        }

        JarFile open() throws IOException {
            return new JarFile(jar.toFile());
        }

        /** The bill of materials: versions by {@code group:artifact}, without this project's own. */
        Map<String, String> artifacts() throws IOException {
            Path file = target.resolve("bom.json");
            if (!Files.exists(file)) {
                String reason = file + " not found: its plugin writes it only in a build with network (without -o)";
                if ("true".equals(System.getenv("CI"))) {
                    fail(reason);
                }
                abort(reason);
            }
            Map<String, String> artifacts = new TreeMap<>();
            for (JsonNode component : new ObjectMapper().readTree(file.toFile()).path("components")) {
                if (!component.path("group").asText().equals(OWN)) {
                    artifacts.put(
                            component.path("group").asText() + ":"
                                    + component.path("name").asText(),
                            component.path("version").asText());
                }
            }
            return artifacts;
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyArtifactInsideIsListedWithAnAllowedLicenseAndItsText(Shaded shaded) throws IOException {
        ThirdParty list = ThirdParty.read(ROOT.resolve("licenses/THIRD-PARTY.txt"));
        assertThat(list.artifacts()).containsKeys(shaded.artifacts().keySet().toArray(String[]::new));
        try (JarFile jar = shaded.open()) {
            assertThat(text(jar, "META-INF/LICENSE")).isEqualTo(Files.readString(ROOT.resolve("LICENSE")));
            assertThat(text(jar, "META-INF/third-party/THIRD-PARTY.txt"))
                    .isEqualTo(Files.readString(ROOT.resolve("licenses/THIRD-PARTY.txt")));
            list.artifacts().forEach((name, artifact) -> {
                assertThat(list.allowed()).as(name).containsKey(artifact.license());
                assertThat(artifact.holder()).as(name).isNotBlank();
                assertThat(text(jar, "META-INF/third-party/" + artifact.text()))
                        .as(name)
                        .hasSizeGreaterThan(1000);
            });
            assertThat(text(jar, "META-INF/NOTICE"))
                    .contains("Copyright 2026 the authors of feature-store-maven-plugin", "Jackson JSON processor");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyClassInsideIsOfAnArtifactOfTheBillOfMaterials(Shaded shaded) throws IOException {
        Set<String> known = new HashSet<>();
        for (Map.Entry<String, String> artifact : shaded.artifacts().entrySet()) {
            known.addAll(classes(repositoryFile(artifact.getKey(), artifact.getValue())));
        }
        Set<String> unknown = new TreeSet<>(classes(shaded.jar));
        unknown.removeAll(known);
        unknown.removeIf(name -> name.startsWith("dev/featurestore/"));
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void manifestHasTheVersionAndNoClassIsDead(Shaded shaded) throws IOException {
        try (JarFile jar = shaded.open()) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Implementation-Version")).isEqualTo(VERSION);
            assertThat(manifest.getValue("Multi-Release")).isNull();
            assertThat(jar.stream().map(ZipEntry::getName))
                    .noneMatch(name -> name.startsWith("META-INF/versions/") || name.endsWith("module-info.class"));
        }
    }

    @Test
    void nothingIsListedThatIsNowhereInside() throws IOException {
        Set<String> listed = new TreeSet<>(ThirdParty.read(ROOT.resolve("licenses/THIRD-PARTY.txt"))
                .artifacts()
                .keySet());
        for (Shaded shaded : Shaded.values()) {
            listed.removeAll(shaded.artifacts().keySet());
        }
        for (Artifact jar : OperatorArtifacts.wanted(new BuildFacts(VERSION, Instant.EPOCH, "", "", ""))) {
            listed.remove(jar.getGroupId() + ":" + jar.getArtifactId());
        }
        assertThat(listed).isEmpty();
    }

    private static Set<String> classes(Path jar) throws IOException {
        try (JarFile open = new JarFile(jar.toFile())) {
            return open.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .collect(Collectors.toSet());
        }
    }

    private static Path repositoryFile(String artifact, String version) {
        String[] parts = artifact.split(":", -1);
        return REPOSITORY
                .resolve(parts[0].replace('.', '/'))
                .resolve(parts[1])
                .resolve(version)
                .resolve(parts[1] + "-" + version + ".jar");
    }

    private static String text(JarFile jar, String name) {
        ZipEntry entry = jar.getEntry(name);
        assertThat(entry).as(name).isNotNull();
        try (var in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
