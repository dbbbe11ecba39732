package dev.featurestore.operator.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserPathsTest {

    private final UserPaths paths = UserPaths.in(Path.of("/project"), Path.of("/home/me"));

    @ParameterizedTest
    @CsvSource({
        "a/b.yaml, /project/a/b.yaml",
        "/a/b.yaml, /a/b.yaml",
        "~, /home/me",
        "~/.oci/config, /home/me/.oci/config",
        "~other/config, /project/~other/config",
        "a/~/b, /project/a/~/b",
        "a b.pem, /project/a b.pem"
    })
    void relativePathsStartAtTheFolderAndATildeIsTheHomeFolder(String text, String path) {
        assertThat(paths.read(text, "featurestore.config")).isEqualTo(Path.of(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void blankTextNamesNoPath(String blank) {
        assertThat(paths.find(blank, "featurestore.output")).isEmpty();
        assertThat(paths.find(null, "featurestore.output")).isEmpty();
    }

    @Test
    void pathThatTheLocaleHasDecodedToNothingIsRefusedWithTheVariableToSet() {
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> paths.read("gr\uFFFD\uFFFDe/a.yaml", "featurestore.config"))
                .withMessageContaining("featurestore.config: invalid path")
                .withMessageContaining("that the locale's character set")
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(FailureCode.INVALID_PARAMETER);
                    assertThat(e.hint()).contains("LC_ALL=C.UTF-8");
                });
    }

    @Test
    void textThatIsNoPathAtAllIsRefusedWithTheReason() {
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> paths.read("a\0b", "featurestore.ociConfig"))
                .withMessageContaining("featurestore.ociConfig")
                .withMessageContaining("Nul character");
    }
}
