package dev.featurestore.operator.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.text.DebugLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerRestrictionsTest {

    private static final HostUser ME = new HostUser(1000, 100);
    private static final List<String> REST =
            List.of("--read-only", "--tmpfs=/tmp", "--cap-drop=all", "--security-opt=no-new-privileges");

    private static final String ROOTFUL_PODMAN = "{\"host\": {\"security\": {\"rootless\": false}}}";
    private static final String ROOTLESS_PODMAN = "{\"host\": {\"security\": {\"rootless\": true}}}";

    @TempDir
    Path folder;

    @Test
    void runsAsTheUserOfTheBuildReadOnlyAndWithoutCapabilities() throws Exception {
        assertThat(options(ME, ROOTFUL_PODMAN))
                .isEqualTo(List.of(
                        "--user=1000:100",
                        "--read-only",
                        "--tmpfs=/tmp",
                        "--cap-drop=all",
                        "--security-opt=no-new-privileges"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"host\": {\"security\": {\"rootless\": false}}}                          | --user=1000:100",
                "{\"host\": {\"security\": {\"rootless\": true}}}                           | --userns=keep-id --user=1000:100",
                "{\"host\": {\"security\": {\"rootless\": true}, \"serviceIsRemote\": true}} | --user=0:0",
                "{\"SecurityOptions\": [\"name=seccomp,profile=default\"]}                  | --user=1000:100",
                "{\"SecurityOptions\": [\"name=seccomp\", \"name=rootless\"]}               | --user=0:0",
                "{\"DockerRootDir\": \"/home/me/.local/share/containers/storage\"}           | --user=0:0",
                "{\"DockerRootDir\": \"/var/lib/containers/storage\"}                       | --user=1000:100",
                "{\"SecurityOptions\": null}                                                | --user=1000:100",
                "no JSON                                                                    | --user=1000:100"
            })
    void userHasTheFilesOfTheUserOfTheBuildInEachEngine(String info, String expected) throws Exception {
        List<String> options = options(ME, info);

        assertThat(options.subList(0, options.size() - REST.size())).containsExactly(expected.split(" "));
    }

    @Test
    void rootAndASystemWithoutUserIdsAskNoEngine() throws Exception {
        assertThat(options(HostUser.ROOT, ROOTLESS_PODMAN)).startsWith("--user=0:0", "--read-only");
        assertThat(with(Optional.empty(), ROOTLESS_PODMAN, List.of(), List.of()))
                .isEqualTo(REST);
        assertThat(folder.resolve("asked")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "--read-only=false, --read-only",
        "--cap-drop=NET_RAW, --cap-drop=all",
        "--security-opt=no-new-privileges:false, --security-opt=no-new-privileges",
        "--security-opt=no-new-privileges=false, --security-opt=no-new-privileges",
        "'--tmpfs=/tmp:size=64m', --tmpfs=/tmp",
        "--user=0, --user=1000:100"
    })
    void optionOfTheBackendFileReplacesTheOneForTheSameThing(String option, String replaced) throws Exception {
        List<String> expected = new ArrayList<>(List.of("--user=1000:100"));
        expected.addAll(REST);
        expected.remove(replaced);
        expected.add(option);

        assertThat(options(ME, ROOTFUL_PODMAN, option)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--userns=host       | {\"host\": {\"security\": {\"rootless\": false}}}      | --user=1000:100",
                "--userns=host       | {\"host\": {\"security\": {\"rootless\": true}}}       | --user=0:0",
                "--userns=host       | {\"SecurityOptions\": [\"name=userns\"]}               | --user=1000:100",
                "--userns=keep-id    | {\"host\": {\"security\": {\"rootless\": true}}}       | --user=1000:100",
                "--userns=keep-id:uid=1000 | {\"host\": {\"security\": {\"rootless\": true}}} | --user=1000:100",
                "--userns=auto       | {\"host\": {\"security\": {\"rootless\": true}}}       | ``"
            })
    void userFitsTheUserNamespaceOfTheBackendFile(String option, String info, String user) throws Exception {
        List<String> expected = new ArrayList<>(user.isEmpty() ? List.of() : List.of(user));
        expected.addAll(REST);
        expected.add(option);

        assertThat(options(ME, info, option)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"--security-opt=label=disable", "--cap-add=CHOWN", "--tmpfs=/run", "--memory=1g"})
    void otherOptionReplacesNothing(String option) throws Exception {
        assertThat(options(ME, ROOTFUL_PODMAN, option)).containsAll(REST).endsWith(option);
    }

    @Test
    void folderOfTheUserForTemporaryFilesIsUsed() throws Exception {
        assertThat(with(
                        Optional.of(HostUser.ROOT),
                        ROOTFUL_PODMAN,
                        List.of(),
                        List.of(new Mount(Path.of("/data"), "/tmp", false))))
                .doesNotContain("--tmpfs=/tmp");
    }

    @Test
    void userOfThisProcessOwnsItsFiles() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(HostUser.ofThisProcess())
                .contains(new HostUser((Integer) Files.getAttribute(file, "unix:uid"), (Integer)
                        Files.getAttribute(file, "unix:gid")));
        assertThat(new HostUser(-2, -2).option()).isEqualTo("--user=4294967294:4294967294");
    }

    private List<String> options(HostUser user, String info, String... options) throws Exception {
        return with(Optional.of(user), info, List.of(options), List.of());
    }

    private List<String> with(Optional<HostUser> user, String info, List<String> options, List<Mount> mounts)
            throws Exception {
        Path command = Files.writeString(folder.resolve("engine"), """
                #!/bin/sh
                touch '%s'
                [ "$*" = 'info --format {{json .}}' ] && echo '%s'
                """.formatted(folder.resolve("asked"), info));
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
        ContainerHost host = new ContainerHost(Optional.empty(), Map.of(), folder, user, "1");
        return new ContainerRestrictions(host, new ContainerEngine(command, "1", DebugLog.NONE)).with(options, mounts);
    }
}
