package dev.featurestore.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageUserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "10001:10001", "2147483647:0", "operator", "_apt:nogroup", "10001:staff", "build.user-1"})
    void takesNumbersAndNames(String text) {
        assertThat(ImageUser.of(text, "featurestore.imageUser")).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ":",
                "1:",
                ":1",
                "1:2:3",
                "-1",
                "2147483648",
                "1:2147483648",
                "99999999999999999999",
                "1000 ",
                "1 1",
                "-u",
                "$USER",
                "a/b",
                "1000a",
                "us\u00e9r"
            })
    void refusesAnythingElse(String text) {
        FeatureStoreException e = assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> ImageUser.of(text, "featurestore.imageUser"))
                .actual();

        assertThat(e.code()).isEqualTo(FailureCode.INVALID_PARAMETER);
        assertThat(e)
                .hasMessage(
                        "featurestore.imageUser: must be USER or USER:GROUP, each a name or a number up to 2147483647,"
                                + " but is \"" + text + "\"");
    }
}
