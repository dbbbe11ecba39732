package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mvn featurestore:apply} at a terminal, where a plan that loses data is a question. */
class DataLossDialogueIT {

    private static final String QUESTION = " to apply the plan and lose the data: ";

    @TempDir
    Path folder;

    private MavenBuild build;

    @BeforeEach
    void deploy() throws Exception {
        PseudoTerminal.assumeThereIsOne();
        build = new MavenBuild(Projects.copy("data-loss", folder));
        MavenBuild.Result first = build.run("featurestore:apply");
        assertThat(first.status()).as(first.log()).isZero();
    }

    @Test
    void appliesWhenTheStacksNameIsTypedAndOnlyThen() throws Exception {
        try (PseudoTerminal terminal = start()) {
            MavenBuild.Result refused = terminal.answer(QUESTION, "yes").finish();
            assertThat(refused.status()).as(refused.log()).isNotZero();
            assertThat(refused.log())
                    .contains("LOSES DATA: the bucket")
                    .contains("The loss of data was not confirmed. Nothing was applied, and no data was lost")
                    .doesNotContain("Submitted apply job");
        }
        try (PseudoTerminal terminal = start()) {
            MavenBuild.Result applied =
                    terminal.answer(QUESTION, "feature-store").finish();
            assertThat(applied.status()).as(applied.log()).isZero();
            assertThat(applied.log()).contains("0 created, 1 changed, 1 destroyed.");
        }
    }

    @Test
    void appliesNothingWhenTheInputEnds() throws Exception {
        try (PseudoTerminal terminal = start()) {
            MavenBuild.Result refused = terminal.endInput(QUESTION).finish();
            assertThat(refused.status()).as(refused.log()).isNotZero();
            assertThat(refused.log()).contains("Nothing was applied").doesNotContain("Submitted apply job");
        }
    }

    private PseudoTerminal start() throws Exception {
        return PseudoTerminal.start(
                folder,
                Map.of(),
                build.command(List.of("featurestore:apply", "-Dfeaturestore.config=without-bucket.yaml")),
                "");
    }
}
