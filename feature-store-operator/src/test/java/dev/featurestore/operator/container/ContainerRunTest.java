package dev.featurestore.operator.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command's answers are those of podman 4.3 and docker 28. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command is a shell script")
class ContainerRunTest {

    @TempDir
    Path folder;

    private final List<String> shown = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Error: | unable to start container 4b8b: runc: runc create failed: exec: "java": executable file not found in $PATH | INVALID_CONFIGURATION
            Error: | crun: executable file `java` not found in $PATH: No such file or directory | INVALID_CONFIGURATION
            Error response from daemon: | error mounting "/a" to rootfs: permission denied | NO_CONTAINER_ENGINE
            """)
    void errorOfTheEngineIsOnlyInTheFailure(String prefix, String error, FailureCode code) throws Exception {
        Path output = Files.writeString(
                folder.resolve("output"), prefix + " " + error + "\nError: failed to start containers: name\n");

        FeatureStoreException e = catchThrowableOfType(FeatureStoreException.class, () -> run("created 127", output));

        assertThat(e.code()).isEqualTo(code);
        assertThat(e).hasMessage("podman 4.3.1 cannot start a container of image alpine:3: " + error);
        assertThat(shown).isEmpty();
    }

    @Test
    void errorInTheOutputOfAContainerIsShown() throws Exception {
        Path output = Files.writeString(folder.resolve("output"), "Error: Could not find or load main class\nE no\n");

        assertThat(run("exited 1", output)).isEqualTo(1);
        assertThat(shown).containsExactly("Error: Could not find or load main class", "no");
    }

    private int run(String state, Path output) throws IOException {
        Path command = Files.writeString(folder.resolve("podman"), """
                #!/bin/sh
                case "$1 $3" in
                  'start --interactive') cat '%1$s';;
                  'inspect {{.State.Status}}') echo '%2$s' | cut -d ' ' -f 1;;
                  inspect*) echo '%2$s';;
                  logs*) grep '^[A-Z] ' '%1$s';;
                esac
                """.formatted(output, state));
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
        ContainerSpec spec = new ContainerSpec(
                "alpine:3", "name", Map.of(), Map.of(), List.of(), Optional.empty(), List.of(), List.of());
        return new ContainerRun(new ContainerEngine(command, "4.3.1", text -> {}), spec, new byte[0])
                .run(new Relay.Receiver(new Console() {
                    @Override
                    public void info(String line) {
                        shown.add(line);
                    }

                    @Override
                    public void warn(String line) {
                        shown.add(line);
                    }

                    @Override
                    public void error(String line) {
                        shown.add(line);
                    }

                    @Override
                    public void verbatim(String line) {
                        shown.add(line);
                    }
                }));
    }
}
