package dev.featurestore.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LoginFilesTest {

    private static final List<String> ALL = List.of(
            "home/.docker/config.json",
            "home/.config/containers/auth.json",
            "docker/config.json",
            "named.json",
            "runtime/containers/auth.json",
            "configuration/containers/auth.json",
            "run/user/1000/containers/auth.json",
            "run/containers/1000/auth.json",
            "run/user/0/containers/auth.json",
            "run/containers/0/auth.json");

    @TempDir
    Path folder;

    @BeforeEach
    void writeAll() throws IOException {
        for (String name : ALL) {
            Path file = folder.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, "{}");
        }
    }

    @Test
    void withoutARuntimeFolderThoseOfTheUsersNumberAreRead() {
        assertThat(existing(Map.of(), Optional.of(0)))
                .containsExactly(
                        "home/.docker/config.json",
                        "run/user/0/containers/auth.json",
                        "run/containers/0/auth.json",
                        "home/.config/containers/auth.json");
        assertThat(existing(Map.of(), Optional.of(1000)))
                .contains("run/user/1000/containers/auth.json", "run/containers/1000/auth.json");
    }

    @Test
    void whereUsersHaveNoNumberPodmanKeepsItsFileInTheHome() {
        assertThat(existing(Map.of(), Optional.empty()))
                .containsExactly("home/.docker/config.json", "home/.config/containers/auth.json");
    }

    @Test
    void variablesNameFilesAndFoldersOfTheirOwn() {
        Map<String, String> variables = Map.of(
                "REGISTRY_AUTH_FILE", folder.resolve("named.json").toString(),
                "DOCKER_CONFIG", folder.resolve("docker").toString(),
                "XDG_RUNTIME_DIR", folder.resolve("runtime").toString(),
                "XDG_CONFIG_HOME", folder.resolve("configuration").toString());

        assertThat(existing(variables, Optional.of(1000)))
                .containsExactly(
                        "named.json",
                        "docker/config.json",
                        "home/.docker/config.json",
                        "runtime/containers/auth.json",
                        "configuration/containers/auth.json");
    }

    @Test
    void filesThatDoNotExistAreLeftOutUnlessTheyAreNamed() {
        assertThat(existing(Map.of("DOCKER_CONFIG", folder.resolve("absent").toString()), Optional.of(77)))
                .containsExactly("home/.docker/config.json", "home/.config/containers/auth.json");

        Path absent = folder.resolve("absent.json");
        FeatureStoreException e = catchThrowableOfType(
                FeatureStoreException.class,
                () -> existing(Map.of("REGISTRY_AUTH_FILE", absent.toString()), Optional.empty()));
        assertThat(e.code()).isEqualTo(FailureCode.REGISTRY_REFUSED);
        assertThat(e).hasMessageContaining(absent + " (REGISTRY_AUTH_FILE): the file does not exist");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theUsersNumberIsThatOfTheProcess() throws IOException {
        assertThat(LoginFiles.of(Map.of(), folder).user()).contains((Integer) Files.getAttribute(folder, "unix:uid"));
    }

    private List<String> existing(Map<String, String> environment, Optional<Integer> user) {
        return new LoginFiles(environment, folder.resolve("home"), folder.resolve("run"), user)
                .existing().stream()
                        .map(login -> folder.relativize(login.file()).toString())
                        .toList();
    }
}
