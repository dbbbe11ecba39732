package dev.featurestore.operator.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.verify.PlainJava;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens to files that exist, and to the new ones if one of them cannot be written. */
class InitializedFilesTest extends InitializerFixture {

    @Test
    void namesTheFilesThatExistAndTouchesNone() throws IOException {
        Files.createDirectories(output);
        Files.writeString(output.resolve("feature_store.yaml"), "mine");
        Files.writeString(output.resolve("README_feature_store.md"), "mine too");

        assertThatThrownBy(() ->
                        new Initializer(bundled, Commands.plain()).init(request(false, Map.of("image_url", "api"))))
                .isInstanceOfSatisfying(
                        FeatureStoreException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.FILES_EXIST))
                .hasMessage("No files were written, because these files exist in " + output
                        + ": feature_store.yaml, README_feature_store.md");

        assertThat(names(output)).containsExactly("README_feature_store.md", "feature_store.yaml");
        assertThat(output.resolve("feature_store.yaml")).hasContent("mine");
    }

    @Test
    void overwritesOnRequest() throws IOException {
        Files.createDirectories(output);
        Files.writeString(output.resolve("feature_store.yaml"), "mine");

        new Initializer(bundled, Commands.plain()).init(request(true, Map.of("image_url", "api")));

        assertThat(PlainJava.of(read().variables())).isEqualTo(Map.of("image_url", "api"));
        assertThat(names(output)).hasSize(6);
    }

    @Test
    void restoresAllFilesIfOneCannotBeWritten() throws IOException {
        Files.createDirectories(output);
        Files.writeString(output.resolve("feature_store.yaml"), "mine");
        Files.createDirectories(output.resolve("README_feature_store.md/in the way"));

        assertThatThrownBy(() ->
                        new Initializer(bundled, Commands.plain()).init(request(true, Map.of("image_url", "api"))))
                .isInstanceOfSatisfying(
                        FeatureStoreException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.IO_ERROR));

        assertThat(names(output)).containsExactly("README_feature_store.md", "feature_store.yaml");
        assertThat(output.resolve("feature_store.yaml")).hasContent("mine");
    }

    @Test
    void deletesTheFoldersThatItCreated() throws IOException {
        Files.writeString(root.resolve("project"), "a file where a folder should be");

        assertThatThrownBy(() ->
                        new Initializer(bundled, Commands.plain()).init(request(false, Map.of("image_url", "api"))))
                .isInstanceOf(FeatureStoreException.class);

        assertThat(root.resolve("project")).hasContent("a file where a folder should be");
    }
}
