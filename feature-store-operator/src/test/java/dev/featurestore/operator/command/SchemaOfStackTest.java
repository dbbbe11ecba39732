package dev.featurestore.operator.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose variables the schema of a project has. */
class SchemaOfStackTest {

    @TempDir
    Path folder;

    private final VerifyProvidersTest.Warnings console = new VerifyProvidersTest.Warnings();

    @BeforeEach
    void stack() throws IOException {
        Path stack = Files.createDirectories(folder.resolve("stack"));
        Files.writeString(stack.resolve("main.tf"), "variable \"color_of_mine\" {\n  type = number\n}\n");
    }

    private String schema(String source) throws IOException {
        return schema(source, folder.resolve("feature_store.yaml"));
    }

    private String schema(String source, Path config) throws IOException {
        if (!source.isEmpty()) {
            Files.writeString(
                    config,
                    "kind: operator\ntype: feature_store\nversion: v1\nspec:\n  stack:\n    source: " + source + "\n");
        }
        Project project = new Project(
                console, folder, folder, SchemaOfStackTest.class.getClassLoader(), new VerifyProvidersTest.NoValues());
        new Init(project).schemas(folder.resolve("schemas"), true, config);
        return Files.readString(folder.resolve("schemas/feature_store.schema.json"));
    }

    @Test
    void isThatOfTheStackOfTheConfiguration() throws IOException {
        assertThat(schema("stack"))
                .contains("color_of_mine", "\"const\": \"stack\"")
                .doesNotContain("\"ingress\"");
        assertThat(console.lines).isEmpty();
    }

    @Test
    void isTheBundledStackWithoutAConfigurationOrASource() throws IOException {
        assertThat(schema("")).contains("\"ingress\"");
        assertThat(schema("null")).contains("\"ingress\"");
        assertThat(console.lines).isEmpty();
    }

    @Test
    void mentionsANamedConfigurationThatDoesNotExist() throws IOException {
        assertThat(schema("", folder.resolve("mine.yaml"))).contains("\"ingress\"");
        assertThat(console.lines)
                .containsExactly("mine.yaml does not exist: the schema has the variables of the bundled stack.");
    }

    @Test
    void acceptsAnyVariableOfAStackThatCannotBeRead() throws IOException {
        for (String source : List.of("missing", "oci://bucket@namespace/stack.zip")) {
            assertThat(schema(source)).as(source).doesNotContain("color_of_mine", "\"if\"");
            assertThat(console.lines)
                    .as(source)
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("Cannot read the stack of feature_store.yaml: ");
            console.lines.clear();
        }
        Files.writeString(folder.resolve("stack/main.tf"), "variable \"open {");
        assertThat(schema("stack")).doesNotContain("\"if\"");
        assertThat(console.lines).hasSize(2);
    }
}
