package dev.featurestore.operator.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInFilesTest {

    @TempDir
    Path home;

    @TempDir
    Path elsewhere;

    private Path key;

    @BeforeEach
    void writeKey() throws IOException {
        key = Files.writeString(elsewhere.resolve("key.pem"), "key");
        Files.createDirectories(home.resolve(".oci"));
    }

    @Test
    void mountsAKeyOutsideOfTheMountedFolderAtThePathInTheProfile() throws IOException {
        Path config = Files.writeString(home.resolve(".oci/config"), "[DEFAULT]\nkey_file=" + key + "\n");

        assertThat(files(Optional.empty(), Map.of(), volume()))
                .containsExactlyInAnyOrder(Mount.readOnly(key), Mount.readOnly(config));
    }

    @Test
    void fileBelowTheHomeIsSeenBelowTheContainersToo() throws IOException {
        Path sessions = Files.createDirectories(home.resolve("sessions"));
        Files.writeString(sessions.resolve("token"), "token");
        Path config = Files.writeString(
                elsewhere.resolve("config"), "[DEFAULT]\nsecurity_token_file=~/sessions/token\nkey_file=" + key + "\n");

        assertThat(files(Optional.of(config), Map.of()))
                .containsExactlyInAnyOrder(
                        Mount.readOnly(config),
                        Mount.readOnly(key),
                        Mount.readOnly(sessions),
                        new Mount(sessions, "/home/operator/sessions", true));
    }

    @Test
    void filesThatOcisVariablesNameAreSeen() {
        assertThat(files(
                        Optional.empty(),
                        Map.of("OCI_CLI_AUTH", "resource_principal", "OCI_RESOURCE_PRINCIPAL_RPST", key.toString())))
                .containsExactly(Mount.readOnly(key));
    }

    @Test
    void reportsAMissingConfiguration() {
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> files(Optional.empty(), Map.of(), volume()))
                .withMessage("OCI configuration file not found: " + home.resolve(".oci/config"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.CREDENTIALS_NOT_FOUND));
    }

    @Test
    void reportsAMissingKeyWithItsPathOnThisMachine() throws IOException {
        Path config = Files.writeString(home.resolve(".oci/config"), "[DEFAULT]\nkey_file=~/.oci/key.pem\n");
        SignInFiles files = new SignInFiles(signIn(Optional.empty(), Map.of()), List.of(volume()));

        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(files::requireReadable)
                .withMessage("key_file of profile DEFAULT in " + config + ": file not found: "
                        + home.resolve(".oci/key.pem"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.CREDENTIALS_NOT_FOUND))
                .satisfies(e -> assertThat(e.hint()).isEqualTo("Correct key_file, or create the file"));

        Files.writeString(home.resolve(".oci/key.pem"), "key");
        assertThatCode(files::requireReadable).doesNotThrowAnyException();
    }

    @Test
    void keyInAnotherFolderThatIsMountedAsTheDefaultOneIsFound() throws IOException {
        Path config = Files.writeString(elsewhere.resolve("config"), "[DEFAULT]\nkey_file=~/.oci/key.pem\n");
        Mount mount = new Mount(elsewhere, "/home/operator/.oci", true);
        SignInFiles files = new SignInFiles(signIn(Optional.empty(), Map.of()), List.of(mount));

        assertThatCode(files::requireReadable).doesNotThrowAnyException();
        Files.delete(key);
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(files::requireReadable)
                .withMessage("key_file of profile DEFAULT in " + config + ": file not found: " + key);
    }

    @Test
    void reportsTheMissingKeyOfAVariable() throws IOException {
        Files.writeString(home.resolve(".oci/config"), "[DEFAULT]\n");
        Map<String, String> environment = Map.of("OCI_CLI_KEY_FILE", "~/mine.pem");

        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() ->
                        new SignInFiles(signIn(Optional.empty(), environment), List.of(volume())).requireReadable())
                .withMessage("OCI_CLI_KEY_FILE: file not found: " + home.resolve("mine.pem"));
    }

    @Test
    void keyOfAVariableIsFoundOnThisMachineWhateverIsMountedAsTheDefaultFolder() throws IOException {
        Files.writeString(home.resolve(".oci/mine.pem"), "key");
        Files.writeString(elsewhere.resolve("config"), "[DEFAULT]\n");
        Map<String, String> environment = Map.of("OCI_CLI_KEY_FILE", "~/.oci/mine.pem");
        Mount mount = new Mount(elsewhere, "/home/operator/.oci", true);

        assertThatCode(() -> new SignInFiles(signIn(Optional.empty(), environment), List.of(mount)).requireReadable())
                .doesNotThrowAnyException();
    }

    @Test
    void keyInTheProfileNeedsNoFile() throws IOException {
        Files.writeString(home.resolve(".oci/config"), "[DEFAULT]\nkey_content=key\nkey_file=~/absent.pem\n");

        assertThatCode(() -> new SignInFiles(signIn(Optional.empty(), Map.of()), List.of(volume())).requireReadable())
                .doesNotThrowAnyException();
    }

    @Test
    void environmentThatHasAllNeedsNoFileAndNoFolder() {
        SignIn signIn = signIn(
                Optional.empty(),
                Map.of(
                        "OCI_CLI_USER", "ocid1.user.oc1..a",
                        "OCI_CLI_TENANCY", "ocid1.tenancy.oc1..a",
                        "OCI_CLI_FINGERPRINT", "aa:bb",
                        "OCI_CLI_KEY_CONTENT", "key"));

        assertThat(new SignInFiles(signIn, List.of()).needDefaultFolder()).isFalse();
        assertThat(new SignInFiles(signIn, List.of()).mounts()).isEmpty();
    }

    @Test
    void variableWithAPathLeadsToTheSameFileInTheContainer() throws IOException {
        Path mine = Files.writeString(home.resolve("mine.pem"), "key");
        Files.writeString(home.resolve(".oci/config"), "[DEFAULT]\n");
        Map<String, String> environment = Map.of("OCI_CLI_KEY_FILE", "~/mine.pem", "OCI_CLI_USER", "~/no-path");

        assertThat(SignInFiles.inside(signIn(Optional.empty(), environment)))
                .containsEntry("OCI_CLI_KEY_FILE", mine.toString())
                .containsEntry("OCI_CLI_USER", "~/no-path");
        assertThat(files(Optional.empty(), environment, volume())).contains(Mount.readOnly(mine));
    }

    private Mount volume() {
        return new Mount(home.resolve(".oci"), "/home/operator/.oci", true);
    }

    private List<Mount> files(Optional<Path> config, Map<String, String> environment, Mount... volumes) {
        return new SignInFiles(signIn(config, environment), List.of(volumes)).mounts();
    }

    private SignIn signIn(Optional<Path> config, Map<String, String> environment) {
        return new SignIn(Optional.empty(), config, Optional.empty(), Optional.empty(), environment, home);
    }
}
