package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalScreenTest {

    @Test
    void terminalsThatEraseLinesAreCapable() {
        assertThat(TerminalScreen.isCapable(Map.of("TERM", "xterm-256color"))).isTrue();
        assertThat(TerminalScreen.isCapable(Map.of("TERM", "xterm", "CI", "false")))
                .isTrue();
        assertThat(TerminalScreen.isCapable(Map.of("WT_SESSION", "1"))).isTrue();
    }

    @Test
    void dumbOnesCiServersAndPeopleWhoWantNoCodesHaveNone() {
        assertThat(TerminalScreen.isCapable(Map.of("TERM", "dumb"))).isFalse();
        assertThat(TerminalScreen.isCapable(Map.of())).isFalse();
        assertThat(TerminalScreen.isCapable(Map.of("TERM", "xterm", "CI", "true")))
                .isFalse();
        assertThat(TerminalScreen.isCapable(Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .isFalse();
    }
}
