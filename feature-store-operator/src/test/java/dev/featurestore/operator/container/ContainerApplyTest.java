package dev.featurestore.operator.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ContainerApplyTest {

    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command is a shell script")
    void refusesAnImageThatIsNotTheOperators() throws Exception {
        Path command = Files.writeString(folder.resolve("podman"), """
                #!/bin/sh
                echo '5725f63f868e amd64 '
                echo 'docker.io/library/alpine:3 '
                echo '{"Cmd":["/bin/sh"]}'
                """);
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        ContainerApply apply = new ContainerApply(
                new StreamConsole(nowhere, nowhere, nowhere, Commands.plain(), false),
                folder,
                new ContainerHost(Optional.empty(), Map.of(), folder, Optional.empty(), "1"));

        FeatureStoreException e = catchThrowableOfType(
                FeatureStoreException.class,
                () -> apply.requireImage(new ContainerEngine(command, "4.3.1", text -> {}), "alpine:3"));

        assertThat(e.code()).isEqualTo(FailureCode.INVALID_CONFIGURATION);
        assertThat(e)
                .hasMessage("Image alpine:3 is not an image of the operator: its entry point does not run "
                        + "dev.featurestore.operator.container.Main");
        assertThat(e.hint()).isEqualTo("Remove image from the backend file, and build feature_store:v1");
        assertThat(e.commands()).containsExactly(Command.of(Goal.BUILD_IMAGE));
    }

    @Test
    void labelOfAFolderHasNoComma() {
        assertThat(ContainerApply.labelOf(Path.of("/tmp/a:b,c/target"))).isEqualTo("/tmp/a:b%2Cc/target");
        assertThat(ContainerApply.labelOf(Path.of("/tmp/a%2Cb"))).isEqualTo("/tmp/a%252Cb");
    }
}
