package dev.featurestore.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.cloud.tools.jib.api.ImageReference;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginFileTest {
    @TempDir
    Path folder;

    private LoginFile file(String text) throws IOException {
        return new LoginFile(Files.writeString(folder.resolve("config.json"), text));
    }

    private static ImageReference image() {
        return ImageName.of("iad.ocir.io/team/fs:v1", "it").reference();
    }

    @Test
    void namesTheFileAndThePlaceOfWhatIsNoJson() throws IOException {
        LoginFile file = file("{\n  \"auths\": {hunter2}\n}\n");

        FeatureStoreException e = catchThrowableOfType(FeatureStoreException.class, () -> file.read(image()));

        assertThat(e.code()).isEqualTo(FailureCode.REGISTRY_REFUSED);
        assertThat(e)
                .hasMessageContaining(file.file() + ": line 2, column 13: the file is not valid JSON")
                .hasMessageNotContaining("hunter2");
        assertThat(e.hint()).endsWith("docker login iad.ocir.io");
    }

    @ParameterizedTest
    @CsvSource({
        "iad.ocir.io, 'hunter2!', not Base64",
        "https://iad.ocir.io/v2/, aHVudGVyMg==, the value of auth is not USER:PASSWORD in Base64",
        "iad.ocir.io/team, aHVudGVyMg==, the value of auth is not USER:PASSWORD in Base64",
        "iad.ocir.io, OmE=, the value of auth is not USER:PASSWORD in Base64",
    })
    void namesTheEntryThatHasNoLogin(String entry, String auth, String cause) throws IOException {
        LoginFile file = file("{\"auths\": {\"" + entry + "\": {\"auth\": \"" + auth + "\"}}}");

        FeatureStoreException e = catchThrowableOfType(FeatureStoreException.class, () -> file.read(image()));

        assertThat(e)
                .hasMessageContaining(file.file() + ": auths, \"" + entry + "\": ")
                .hasMessageContaining(cause)
                .hasMessageNotContaining("hunter2");
        assertThat(e.hint()).isEqualTo("Run docker login " + entry);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|the file is empty",
                "[\"hunter2\"]|the file is not a JSON object",
                "{\"auths\": [\"hunter2\"]}|auths is not a JSON object",
                "{\"auths\": {\"other.example\": \"hunter2\"}}|auths, \"other.example\" is not a JSON object",
                "{\"auths\": {\"iad.ocir.io\": {\"auth\": [\"hunter2\"]}}}|auths, \"iad.ocir.io\", \"auth\" is not a text",
                "{\"auths\": {\"a\": {\"identitytoken\": {}}}}|auths, \"a\", \"identitytoken\" is not a text",
                "{\"credsStore\": 7}|\"credsStore\" is not a text",
                "{\"credHelpers\": \"pass\"}|credHelpers is not a JSON object",
                "{\"credHelpers\": {\"a\": []}}|credHelpers, \"a\" is not a text",
            })
    void namesTheFileAndTheValueOfAnotherTypeWhichJibWouldIgnore(String text, String cause) throws IOException {
        LoginFile file = file(text);

        FeatureStoreException e = catchThrowableOfType(FeatureStoreException.class, () -> file.read(image()));

        assertThat(e).hasMessageEndingWith(file.file() + ": " + cause).hasMessageNotContaining("hunter2");
        assertThat(e.hint()).contains("docker login ");
    }

    @Test
    void namesAFolderInPlaceOfTheFile() throws IOException {
        LoginFile file = new LoginFile(Files.createDirectories(folder.resolve("config.json")));

        FeatureStoreException e = catchThrowableOfType(FeatureStoreException.class, () -> file.read(image()));

        assertThat(e).hasMessageEndingWith(file.file() + ": it is a folder");
    }

    @Test
    void namesAFileThatCannotBeRead() {
        LoginFile file = new LoginFile(folder.resolve("absent.json"));

        FeatureStoreException e = catchThrowableOfType(FeatureStoreException.class, () -> file.read(image()));

        assertThat(e).hasMessageEndingWith(file.file() + ": the file cannot be read (FileNotFoundException)");
        assertThat(e.hint()).isEqualTo("Check its permissions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"auths\": null, \"credHelpers\": {\"iad.ocir.io\": \"pass\"}, \"HttpHeaders\": []}",
                "{\"credsStore\": \"pass\", \"auths\": {\"iad.ocir.io\": {}}}",
                "{\"auths\": {\"iad.ocir.io\": {\"auth\": \"dTpw\"}, \"other.example\": {\"auth\": \"?\"}}}",
                "{\"auths\": {\"iad.ocir.io/other\": {\"auth\": \"?\"}, \"iad.ocir.io/tea\": {\"auth\": \"?\"}}}",
                "{\"auths\": {\"iad.ocir.io\": {\"auth\": \"\", \"identitytoken\": \"t\"}}}",
            })
    void acceptsLoginsAndLeavesThoseOfOtherRegistriesAlone(String text) throws IOException {
        LoginFile file = file(text);

        assertThatCode(() -> file.read(image())).doesNotThrowAnyException();
    }
}
