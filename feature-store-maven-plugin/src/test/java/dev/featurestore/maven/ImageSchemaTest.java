package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.featurestore.maven.image.ImageRecord;
import dev.featurestore.operator.text.JsonText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The documented schema of image.json describes each of its values. */
class ImageSchemaTest {

    private static final Path FILE = ProjectFolder.path().resolve("docs/image.schema.json");
    private static final String DIGEST = "sha256:" + "a".repeat(64);
    private static final Map<String, Object> RECORD = new ImageRecord(
                    "feature_store:v1",
                    List.of("v1", "latest"),
                    "engine",
                    "podman 4.3.1",
                    "localhost/feature_store:v1",
                    DIGEST,
                    DIGEST,
                    "eclipse-temurin:17-jre",
                    List.of("linux/amd64"),
                    Map.of("org.opencontainers.image.version", "1"),
                    Map.of("operator", List.of("one.jar")),
                    "0".repeat(64),
                    DIGEST)
            .json();

    @Test
    void recordIsValidAndARecordWithAnotherValueIsNot() throws Exception {
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(Files.readString(FILE));

        assertThat(schema.validate(JsonText.of(RECORD), InputFormat.JSON)).isEmpty();
        for (String key : RECORD.keySet()) {
            Map<String, Object> other = new LinkedHashMap<>(RECORD);
            other.put(key, 7);
            assertThat(schema.validate(JsonText.of(other), InputFormat.JSON))
                    .as(key)
                    .isNotEmpty();
            other.remove(key);
            assertThat(schema.validate(JsonText.of(other), InputFormat.JSON))
                    .as(key)
                    .isNotEmpty();
        }
    }

    @Test
    void eachValueIsDescribedInTheOrderOfTheFile() throws Exception {
        JsonNode schema = new ObjectMapper().readTree(FILE.toFile());
        List<String> names = new ArrayList<>();
        schema.at("/properties").properties().forEach(property -> {
            names.add(property.getKey());
            assertThat(property.getValue().path("description").asText())
                    .as(property.getKey())
                    .isNotBlank();
        });

        assertThat(names).containsExactlyElementsOf(RECORD.keySet());
    }
}
