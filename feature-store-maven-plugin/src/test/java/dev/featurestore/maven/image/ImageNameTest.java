package dev.featurestore.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNameTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "feature_store:v1, registry-1.docker.io, false",
        "somebody/feature_store, registry-1.docker.io, false",
        "iad.ocir.io/ns/feature_store:v1, iad.ocir.io, true",
        "localhost/feature_store, localhost, true",
        "127.0.0.1:5000/feature_store, 127.0.0.1:5000, true"
    })
    void registryIsThatOfTheNameOrDockerHub(String text, String registry, boolean named) {
        assertThat(name(text).registry()).isEqualTo(registry);
        assertThat(name(text).namesRegistry()).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource({
        "iad.ocir.io/ns/feature_store:v1, iad.ocir.io/ns/feature_store",
        "127.0.0.1:5000/feature_store, 127.0.0.1:5000/feature_store"
    })
    void digestTakesThePlaceOfTheTag(String text, String repository) {
        assertThat(name(text).at(DIGEST)).isEqualTo(repository + "@" + DIGEST);
        assertThat(name(name(text).at(DIGEST)).hasDigest()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:5000/feature_store, 127.0.0.1:5000/feature_store:1.4",
        "feature_store:v1, feature_store:1.4",
    })
    void otherTagTakesThePlaceOfTheTag(String text, String tagged) {
        assertThat(name(text).tagged("1.4", "it")).hasToString(tagged);
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> name(text).tagged("1 4", "featurestore.imageTags"))
                .withMessage("featurestore.imageTags: \"1 4\" is not a tag");
    }

    @Test
    void whatIsNoNameIsRefusedWithTheProperty() {
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> name("Feature Store"))
                .withMessage("featurestore.image: \"Feature Store\" is not an image name");
    }

    @ParameterizedTest
    @CsvSource({
        "fs@, fs:v1",
        "fs:v2@, fs:v1",
        "127.0.0.1:5000/team/fs@, 127.0.0.1:5000/team/fs:v1",
    })
    void nameOfAnImageToBuildHasNoDigest(String before, String tagged) {
        String text = before + DIGEST;

        FeatureStoreException e =
                catchThrowableOfType(FeatureStoreException.class, () -> ImageName.toBuild(text, "featurestore.image"));

        assertThat(e.code()).isEqualTo(FailureCode.INVALID_PARAMETER);
        assertThat(e)
                .hasMessage(
                        "featurestore.image: must be [REGISTRY/]NAME[:TAG] without a digest, but is \"" + text + "\"");
        assertThat(e.hint()).isEqualTo("Set a tag instead of the digest, such as " + tagged);
        assertThat(name(text).hasDigest()).isTrue();
        assertThat(ImageName.toBuild(tagged, "featurestore.image")).hasToString(tagged);
    }

    @Test
    void recordIsReadAsItWasWrittenAndADamagedOneIsNone() throws Exception {
        ImageRecord record = new ImageRecord(
                "fs:v1",
                List.of("v1", "latest"),
                "tar",
                "C:\\a \"tar\"",
                "fs:v1",
                DIGEST,
                "id",
                "java:17",
                List.of("linux/amd64"),
                Map.of("org.opencontainers.image.version", "1"),
                Map.of("operator", List.of("one.jar", "two.jar")),
                "inputs",
                "17 2026-01-01T00:00:00Z");
        Path file = ImageRecord.file(folder, "tar");

        record.write(file);
        assertThat(ImageRecord.in(folder)).containsExactly(record);

        Files.writeString(file, "{\"image\": ");
        assertThat(ImageRecord.in(folder)).isEmpty();
    }

    private static ImageName name(String text) {
        return ImageName.of(text, "featurestore.image");
    }
}
