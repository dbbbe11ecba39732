package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.featurestore.maven.image.FileDigests;
import dev.featurestore.maven.image.ImageLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillOfMaterialsTest {

    private static final BuildFacts FACTS = new BuildFacts("1.2", Instant.EPOCH, "abc", "", "1.7.36");

    @TempDir
    Path folder;

    @Test
    void listsEachJarWithItsDigestAndLicense() throws Exception {
        JsonNode json = written(List.of(
                artifact("dev.featurestore", "feature-store-operator", "1.2"),
                artifact("com.fasterxml.jackson.core", "jackson-databind", "2.21.2")));

        assertThat(json.at("/bomFormat").textValue()).isEqualTo("CycloneDX");
        assertThat(json.at("/metadata/timestamp").textValue()).isEqualTo("2026-01-02T03:04:05Z");
        JsonNode jackson = json.at("/components/0");
        assertThat(jackson.at("/purl").textValue())
                .isEqualTo("pkg:maven/com.fasterxml.jackson.core/jackson-databind@2.21.2?type=jar");
        assertThat(jackson.at("/hashes/0/alg").textValue()).isEqualTo("SHA-256");
        // printf jackson-databind | sha256sum
        assertThat(jackson.at("/hashes/0/content").textValue())
                .isEqualTo("02b469b4d293d7052a5daa70bd5c7e18710bc8ef2afee07f6d6837fb560e8c60");
        assertThat(jackson.at("/licenses/0/license/id").textValue()).isEqualTo("Apache-2.0");
        assertThat(json.at("/components/1/name").textValue()).isEqualTo("feature-store-operator");
        assertThat(json.at("/components/1/licenses/0/license/id").textValue()).isEqualTo("UPL-1.0");
        assertThat(json.at("/components")).hasSize(2);
    }

    @Test
    void eachJarOfTheImageHasALicense() throws Exception {
        List<Artifact> jars = new ArrayList<>();
        for (Artifact wanted : OperatorArtifacts.wanted(FACTS)) {
            jars.add(artifact(wanted.getGroupId(), wanted.getArtifactId(), wanted.getVersion()));
        }

        List<String> unlicensed = new ArrayList<>();
        JsonNode components = written(jars).at("/components");
        for (JsonNode jar : components) {
            if (jar.at("/licenses/0/license/id").asText().isEmpty()) {
                unlicensed.add(jar.at("/purl").textValue());
            } else if (jar.at("/name").textValue().equals("slf4j-nop")) {
                assertThat(jar.at("/licenses/0/license/id").textValue()).isEqualTo("MIT");
            }
        }
        assertThat(components).hasSizeGreaterThan(20);
        assertThat(unlicensed).as("not in licenses/THIRD-PARTY.txt").isEmpty();
    }

    @Test
    void orderOfTheJarsDoesNotMatter() throws Exception {
        Artifact one = artifact("org.slf4j", "slf4j-api", "1.7.36");
        Artifact two = artifact("io.vavr", "vavr", "0.10.2");

        assertThat(written(List.of(one, two))).isEqualTo(written(List.of(two, one)));
    }

    private JsonNode written(List<Artifact> artifacts) throws IOException {
        ImageLayer layer = new BillOfMaterials(
                        new OperatorJars(artifacts), FACTS, Instant.parse("2026-01-02T03:04:05Z"), new FileDigests())
                .layer(folder.resolve("results"));
        assertThat(layer.folder()).isEqualTo("sbom");
        return new ObjectMapper().readTree(layer.files().get(0).toFile());
    }

    private Artifact artifact(String group, String name, String version) throws IOException {
        return new DefaultArtifact(group, name, "jar", version)
                .setFile(Files.writeString(folder.resolve(name), name).toFile());
    }
}
