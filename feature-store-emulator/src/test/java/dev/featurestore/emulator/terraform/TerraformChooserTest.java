package dev.featurestore.emulator.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "programs are shell scripts")
class TerraformChooserTest {

    @TempDir
    Path folder;

    private Path program(String name, String version) throws IOException {
        Path program = folder.resolve(name);
        Files.writeString(
                program,
                "#!/bin/sh\n[ \"$2\" = -json ] && echo '{\"terraform_version\": \"" + version
                        + "\"}' || echo 'Terraform v" + version + "'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program;
    }

    private TerraformChooser.Found auto() throws Exception {
        return new TerraformChooser(File.pathSeparator + folder).find(new EngineChoice.Auto());
    }

    @Test
    void takesTerraformBeforeOpenTofu() throws Exception {
        program("tofu", "1.10.0");
        assertThat(auto().binary().orElseThrow().executable()).isEqualTo(folder.resolve("tofu"));
        program("terraform", "1.5.0");
        TerraformBinary chosen = auto().binary().orElseThrow();
        assertThat(chosen.executable()).isEqualTo(folder.resolve("terraform"));
        assertThat(chosen.versionLine()).isEqualTo("Terraform v1.5.0");
    }

    @Test
    void saysWhyTheBuiltInEngineRunsAndHowToGetTheOther() throws Exception {
        assertThat(auto().binary()).isEmpty();
        assertThat(auto().whyNot())
                .singleElement()
                .asString()
                .startsWith(
                        "Engine: built-in (no terraform or tofu on the PATH). To use Terraform, install terraform or"
                                + " tofu 1.5.0 or later on the PATH")
                .contains("featurestore.terraform")
                .contains("--terraform");
        program("terraform", "1.4.7");
        assertThat(auto().whyNot())
                .singleElement()
                .asString()
                .contains(folder.resolve("terraform") + " is version 1.4.7, but 1.5.0 or later is required). To use");
        assertThat(new TerraformChooser("").find(new EngineChoice.BuiltIn()).whyNot())
                .singleElement()
                .asString()
                .startsWith("Engine: built-in (as configured). To use an installed terraform or tofu, set");
    }

    @Test
    void refusesAProgramThatWasNamedAndCannotBeUsed() throws Exception {
        Path old = program("old", "0.12.31");
        TerraformChooser chooser = new TerraformChooser("");
        assertThatThrownBy(() -> chooser.find(EngineChoice.parse(old.toString())))
                .hasMessageStartingWith("Cannot use Terraform: " + old
                        + " is version 0.12.31, but 1.5.0 or later is required. Set featurestore.terraform")
                .hasMessageContaining("featurestore.terraform");
        assertThatThrownBy(() -> chooser.find(EngineChoice.parse(folder + "/none")))
                .hasMessageContaining(folder + "/none is not an executable file");
        Path other = Files.writeString(folder.resolve("other"), "#!/bin/sh\nexit 3\n");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwx------"));
        assertThatThrownBy(() -> chooser.find(EngineChoice.parse(other.toString())))
                .hasMessageContaining("ended with exit code 3");
    }
}
