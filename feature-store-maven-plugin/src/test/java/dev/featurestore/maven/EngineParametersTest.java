package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.files.UserPaths;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is said about settings that a running cloud does not have. */
class EngineParametersTest {

    private static final String IN_USE = "/usr/bin/terraform (Terraform v1.9.8)";

    private final UserPaths paths = UserPaths.in(Path.of("/project"));

    @Test
    void defaultsAndTheSameSettingsNeedNoWord() {
        assertThat(EngineParameters.NONE.withoutEffect("auto", IN_USE, "", "skip"))
                .isEmpty();
        assertThat(EngineParameters.of("auto", null, "skip", paths)
                        .withoutEffect("builtin", "the built-in engine", "/a.json", "skip"))
                .isEmpty();
        assertThat(EngineParameters.of("builtin", null, "skip", paths)
                        .withoutEffect("builtin", "the built-in engine", "", "skip"))
                .isEmpty();
        assertThat(EngineParameters.of("/usr/bin/terraform", "types.json", "skip", paths)
                        .withoutEffect("auto", IN_USE, "/project/types.json", "skip"))
                .isEmpty();
    }

    @Test
    void otherSettingsAreNamedWithThoseInUse() {
        assertThat(EngineParameters.of("builtin", "types.json", "skip", paths)
                        .withoutEffect("auto", IN_USE, "", "skip"))
                .containsExactly(
                        "featurestore.terraform has no effect: the embedded cloud already runs, and its jobs run on "
                                + IN_USE + ".",
                        "featurestore.providerSchema has no effect: the embedded cloud already runs without such a file.");
        assertThat(EngineParameters.of("/usr/bin/terra", "types.json", "skip", paths)
                        .withoutEffect("auto", IN_USE, "/other.json", "skip"))
                .containsExactly(
                        "featurestore.terraform has no effect: the embedded cloud already runs, and its jobs run on "
                                + IN_USE + ".",
                        "featurestore.providerSchema has no effect: the embedded cloud already runs with /other.json.");
    }

    @Test
    void anotherChoiceForProvisionersIsNamed() {
        assertThat(EngineParameters.of("auto", null, "run", paths).withoutEffect("auto", IN_USE, "", "skip"))
                .containsExactly(
                        "featurestore.rehearsal.provisioners=run has no effect: the embedded cloud already runs"
                                + " with skip.");
        assertThat(EngineParameters.of("auto", null, "skip", paths).withoutEffect("auto", IN_USE, "", "run"))
                .containsExactly(
                        "featurestore.rehearsal.provisioners=skip has no effect: the embedded cloud already runs"
                                + " with run.");
        assertThat(EngineParameters.NONE.withoutEffect("auto", IN_USE, "", "run"))
                .isEmpty();
    }
}
