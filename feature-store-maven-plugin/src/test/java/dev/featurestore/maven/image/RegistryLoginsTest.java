package dev.featurestore.maven.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.ImageReference;
import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credentials in files; the password of each entry is its key. */
class RegistryLoginsTest {

    private static final String HOST = "127.0.0.1:5612";

    @TempDir
    Path folder;

    private final LoggedBuild log = new LoggedBuild();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1:5612/other 127.0.0.1:5612/team|team/fs|127.0.0.1:5612/team",
                "127.0.0.1:5612/other 127.0.0.1:5612|team/fs|127.0.0.1:5612",
                "127.0.0.1:5612 127.0.0.1:5612/team/fs 127.0.0.1:5612/team|team/fs|127.0.0.1:5612/team/fs",
                "127.0.0.1:5612/team 127.0.0.1:5612|team/deep/fs|127.0.0.1:5612/team",
                "127.0.0.1:5612/team/ 127.0.0.1:5612|team/fs|127.0.0.1:5612/team/",
                "127.0.0.1:5612/other|team/fs|",
                "127.0.0.1:5612/tea 127.0.0.1:5612/team/fs2|team/fs|",
                "127.0.0.1:5613 127.0.0.1|team/fs|",
                "https://127.0.0.1:5612/v2/|team/fs|https://127.0.0.1:5612/v2/",
                "127.0.0.1:5612/v1/|team/fs|127.0.0.1:5612/v1/",
            })
    void longestKeyOfTheRepositoryWins(String keys, String repository, String password) throws Exception {
        write("{\"auths\": {" + auths(keys.split(" ")) + "}}");

        assertThat(password(logins(), HOST + "/" + repository)).isEqualTo(Optional.ofNullable(password));
    }

    @ParameterizedTest
    @CsvSource({
        "https://index.docker.io/v1/, https://index.docker.io/v1/",
        "docker.io, docker.io",
        "docker.io/team https://index.docker.io/v1/, docker.io/team",
        "docker.io/other https://index.docker.io/v1/, https://index.docker.io/v1/",
    })
    void dockerHubHasSeveralNames(String keys, String password) throws Exception {
        write("{\"auths\": {" + auths(keys.split(" ")) + "}}");

        assertThat(password(logins(), "team/fs")).contains(password);
    }

    @Test
    void repositoriesOfOneRegistryHaveTheirOwnCredentialsAndSources() throws Exception {
        write("{\"auths\": {" + auths(HOST + "/other", HOST + "/team") + "}}");
        RegistryLogins logins = logins();

        assertThat(password(logins, HOST + "/team/fs")).contains(HOST + "/team");
        assertThat(password(logins, HOST + "/other/base")).contains(HOST + "/other");
        assertThat(password(logins, HOST + "/third/base")).isEmpty();
        assertThat(password(logins, HOST + "/team/fs:v2")).contains(HOST + "/team");
        assertThat(logins.source(image(HOST + "/team/fs"))).contains(file().toString());
        assertThat(logins.source(image(HOST + "/third/base"))).isEmpty();
        assertThat(log.infos())
                .containsExactly(
                        "Using credentials from Docker config (" + file() + ") for " + HOST + "/team/fs",
                        "Using credentials from Docker config (" + file() + ") for " + HOST + "/other/base");
    }

    @Test
    void credentialsOfAWholeRegistryAreLookedForOnce() throws Exception {
        write("{\"auths\": {" + auths(HOST) + "}}");
        RegistryLogins logins = logins();
        password(logins, HOST + "/team/fs");
        Files.delete(file());

        assertThat(password(logins, HOST + "/other/base")).contains(HOST);
        assertThat(log.infos()).hasSize(1);
    }

    @Test
    void helperThatIsMissingIsReportedAndEntriesAreUsed() throws Exception {
        write("{\"credsStore\": null, \"credHelpers\": {\"" + HOST + "\": \"it-is-missing\"}, \"auths\": {"
                + auths(HOST) + "}}");

        assertThat(password(logins(), HOST + "/team/fs")).contains(HOST);
        assertThat(log.warnings()).first().asString().contains("docker-credential-it-is-missing");
    }

    @Test
    void entriesWithoutCredentialsAreLeftOutAndPlainOnesAreUsed() throws Exception {
        write("{\"auths\": {\"" + HOST + "/team\": {}, \"" + HOST
                + "\": {\"username\": \"user\", \"password\": \"plain\"}}}");

        assertThat(password(logins(), HOST + "/team/fs")).contains("plain");
    }

    @Test
    void tokenTakesThePlaceOfThePassword() throws Exception {
        String auth = Base64.getEncoder()
                .encodeToString("00000000-0000-0000-0000-000000000000:".getBytes(StandardCharsets.UTF_8));
        write("{\"auths\": {\"" + HOST + "\": {\"auth\": \"" + auth + "\", \"identitytoken\": \"t\"}}}");

        assertThat(logins().credential(image(HOST + "/fs"))).contains(Credential.from("<token>", "t"));
    }

    @Test
    void serverOfTheSettingsComesFirst() throws Exception {
        write("{\"auths\": {" + auths(HOST + "/team") + "}}");
        RegistryLogins logins = new RegistryLogins(
                registries(Optional.of(new Registries.Login("user", new Secret("settings"), "settings.xml"))), log);

        assertThat(password(logins, HOST + "/team/fs")).contains("settings");
        assertThat(logins.source(image(HOST + "/other/fs"))).contains("settings.xml");
    }

    private RegistryLogins logins() {
        return new RegistryLogins(registries(Optional.empty()), log);
    }

    private Registries registries(Optional<Registries.Login> server) {
        Map<String, String> environment = Map.of("XDG_RUNTIME_DIR", folder.toString());
        return new Registries(
                Map.of(), false, host -> server, new Network(List.of(), Optional.empty(), environment, false), folder);
    }

    private static Optional<String> password(RegistryLogins logins, String image) throws Exception {
        return logins.credential(image(image)).map(Credential::getPassword);
    }

    private static ImageReference image(String name) {
        return ImageName.of(name, "it").reference();
    }

    private Path file() {
        return folder.resolve(".docker/config.json");
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), text);
    }

    /** Entries whose password is the key. */
    private static String auths(String... keys) {
        List<String> entries = new ArrayList<>();
        for (String key : keys) {
            byte[] login = ("user:" + key).getBytes(StandardCharsets.UTF_8);
            entries.add("\"" + key + "\": {\"auth\": \"" + Base64.getEncoder().encodeToString(login) + "\"}");
        }
        return String.join(", ", entries);
    }
}
