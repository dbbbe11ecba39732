package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A command at a terminal of 80 columns, and a person who reads what it shows before they type. The terminal is that of
 * {@code script} of util-linux.
 */
final class PseudoTerminal implements AutoCloseable {

    /** What Ctrl-D sends. */
    static final String END_OF_INPUT = "\u0004";

    private static final int LONGEST_MINUTES = 2;

    private final Process process;
    private final InputStream shown;
    private final OutputStream typed;
    private final CompletableFuture<Process> limit;
    private final StringBuilder screen = new StringBuilder();
    private int read;

    private PseudoTerminal(Process process) {
        this.process = process;
        this.shown = process.getInputStream();
        this.typed = process.getOutputStream();
        // Not after its end: destroying a process also closes its output, which may not be read yet.
        this.limit = process.onExit()
                .orTimeout(LONGEST_MINUTES, TimeUnit.MINUTES)
                .whenComplete((ended, late) -> {
                    if (late != null) {
                        process.destroy();
                    }
                });
    }

    /** Skips the test where there is no such {@code script}; in CI there must be one. */
    static void assumeThereIsOne() throws IOException, InterruptedException {
        String version = "";
        try {
            Process script = new ProcessBuilder("script", "--version")
                    .redirectErrorStream(true)
                    .start();
            version = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            script.waitFor();
        } catch (IOException notThere) {
            version = notThere.toString();
        }
        boolean there = version.contains("util-linux");
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("script of util-linux: " + version).isTrue();
        }
        assumeTrue(there, "there is no script of util-linux here: " + version);
    }

    /** @param redirection what the shell adds to the command, such as {@code "> file"} */
    static PseudoTerminal start(Path folder, Map<String, String> environment, List<String> command, String redirection)
            throws IOException, InterruptedException {
        StringBuilder line = new StringBuilder("stty cols 80 rows 24; exec");
        for (String word : command) {
            line.append(" '").append(word.replace("'", "'\\''")).append('\'');
        }
        Path script = Files.writeString(folder.resolve("at-terminal.sh"), line + " " + redirection + "\n");
        List<String> terminal = new ArrayList<>(CtrlC.heeded());
        terminal.addAll(List.of("script", "--quiet", "--return", "--command", "sh '" + script + "'", "/dev/null"));
        ProcessBuilder builder =
                new ProcessBuilder(terminal).directory(folder.toFile()).redirectErrorStream(true);
        // A developer's own profile is none of the test's; and at a CI server Maven 4 asks nobody.
        builder.environment().keySet().removeIf(name -> name.startsWith("OCI_") || name.equals("CI"));
        builder.environment()
                .keySet()
                .removeAll(List.of("GITHUB_ACTIONS", "JENKINS_URL", "TEAMCITY_VERSION", "TRAVIS"));
        builder.environment().put("TERM", "xterm");
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new PseudoTerminal(process);
    }

    /** Waits until this is shown, after all that was waited for before; then types a line. */
    PseudoTerminal answer(String prompt, String line) throws IOException {
        return type(prompt, line + "\n");
    }

    /** Waits until this is shown, and ends the input. */
    PseudoTerminal endInput(String prompt) throws IOException {
        return type(prompt, END_OF_INPUT);
    }

    /** Waits until this is shown, and presses keys. */
    PseudoTerminal press(String prompt, String keys) throws IOException {
        return type(prompt, keys);
    }

    private PseudoTerminal type(String prompt, String keys) throws IOException {
        int found = screen.indexOf(prompt, read);
        while (found < 0) {
            assertThat(readMore())
                    .as("waiting for \"" + prompt + "\" after:\n" + screen)
                    .isTrue();
            found = screen.indexOf(prompt, read);
        }
        read = found + prompt.length();
        typed.write(keys.getBytes(StandardCharsets.US_ASCII));
        typed.flush();
        return this;
    }

    /** Waits for the end of the command. */
    MavenBuild.Result finish() throws IOException, InterruptedException {
        while (readMore()) {
            // until the terminal is closed
        }
        return new MavenBuild.Result(process.waitFor(), screen.toString());
    }

    private boolean readMore() throws IOException {
        byte[] bytes = new byte[8192];
        int count = shown.read(bytes);
        if (count > 0) {
            screen.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1).replace("\r", ""));
        }
        return count >= 0;
    }

    @Override
    public void close() {
        limit.cancel(false);
        process.destroy();
        try {
            typed.close();
        } catch (IOException alreadyClosed) {
            throw new UncheckedIOException(alreadyClosed);
        }
    }
}
