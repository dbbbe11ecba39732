package dev.featurestore.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.maven.execution.MavenSession;

/** The interactive terminal that shows Maven's log, if there is one. */
final class TerminalScreen {

    private static final int USUAL_WIDTH = 80;
    private static final long NANOS_BETWEEN = 3_000_000_000L;

    private final Map<String, String> environment;
    private int width = USUAL_WIDTH;
    private long asked;
    private boolean known;

    TerminalScreen(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Whether the output of this build goes to an interactive terminal. */
    boolean isWatched(MavenSession session) {
        return session.getRequest().isInteractiveMode()
                && session.getRequest().getDegreeOfConcurrency() < 2
                && isCapable(environment)
                && ConsoleTerminal.isAvailable();
    }

    /** Whether a terminal with this environment can erase a line, and is not that of a CI system. */
    static boolean isCapable(Map<String, String> environment) {
        String terminal = environment.getOrDefault("TERM", "");
        boolean erases = terminal.isEmpty() ? environment.containsKey("WT_SESSION") : !terminal.equals("dumb");
        return erases && isUnset(environment, "CI") && isUnset(environment, "NO_COLOR");
    }

    private static boolean isUnset(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        return value.isEmpty() || value.equals("false");
    }

    /** Columns to write to: all but the last, because a full line starts the next one. Read again every three seconds. */
    synchronized int columns() {
        if (!known || System.nanoTime() - asked > NANOS_BETWEEN) {
            known = true;
            asked = System.nanoTime();
            width = ask();
        }
        return Math.max(1, width - 1);
    }

    private int ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (stty.waitFor(1, TimeUnit.SECONDS)) {
                return positive(size.strip().replaceFirst("^\\d+ ", ""));
            }
        } catch (IOException noSuchCommand) {
            return positive(environment.getOrDefault("COLUMNS", ""));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return width;
    }

    private static int positive(String number) {
        return number.matches("[1-9]\\d{0,4}") ? Integer.parseInt(number) : USUAL_WIDTH;
    }
}
