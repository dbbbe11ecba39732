package dev.featurestore.operator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.problem.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFilesTest {

    @TempDir
    Path folder;

    private Source read(String config, @Nullable String environment) {
        return ConfigurationFiles.of(config, Optional.ofNullable(environment), UserPaths.in(folder));
    }

    @Test
    void anEnvironmentIsAFileBesideTheConfiguration() {
        Source source = read("conf/feature_store.yaml", "prod");

        assertThat(source.shown(new FileNames(folder)))
                .isEqualTo("conf/feature_store.yaml + conf/feature_store.prod.yaml");
        assertThat(source.first()).isEqualTo(new Source.Local(folder.resolve("conf/feature_store.yaml")));
        assertThat(source.beside("stack")).isEqualTo(new Source.Local(folder.resolve("conf/stack")));
        assertThat(read("oci://b@n/stores/fs.yaml", "prod").shown(new FileNames(folder)))
                .isEqualTo("oci://b@n/stores/fs.yaml + oci://b@n/stores/fs.prod.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "feature_store.yaml, feature_store.prod.yaml",
        "fs.eu.yml, fs.eu.prod.yml",
        "store, store.prod",
        ".store, .store.prod",
        "v1.0/store, v1.0/store.prod",
    })
    void theNameStandsBeforeTheExtension(String base, String expected) {
        assertThat(new Environment("prod").fileName(base)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "a/b", "a\\b", "a.b", "-x", "prod ", "ünïcode", "a\u001bb"})
    void anEnvironmentIsNoPath(String name) {
        FeatureStoreException refused = assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> read("feature_store.yaml", name))
                .actual();

        assertThat(refused.code()).isEqualTo(FailureCode.INVALID_PARAMETER);
        assertThat(refused.message()).startsWith("featurestore.environment: must have letters");
    }

    @Test
    void severalFilesAreLayersWithoutAnEnvironment() {
        Source source = read("a.yaml, b.yaml,oci://b@n/c.yaml", null);

        assertThat(source)
                .isEqualTo(new Source.Layers(
                        List.of(
                                new Source.Local(folder.resolve("a.yaml")),
                                new Source.Local(folder.resolve("b.yaml")),
                                Source.of("oci://b@n/c.yaml", UserPaths.in(folder))),
                        Optional.empty()));
        FeatureStoreException refused = assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> read("a.yaml,b.yaml", "prod"))
                .actual();
        assertThat(refused.code()).isEqualTo(FailureCode.CONFLICTING_PARAMETERS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("a.yaml,,b.yaml", null))
                .withMessage("a file before or after a comma is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("a.yaml,./a.yaml", null))
                .withMessage("the file ./a.yaml is named twice");
    }

    @Test
    void aFileWhoseNameHasACommaIsOneFile() throws IOException {
        Files.writeString(folder.resolve("a,b.yaml"), "");

        assertThat(read("a,b.yaml", null)).isEqualTo(new Source.Local(folder.resolve("a,b.yaml")));
    }
}
