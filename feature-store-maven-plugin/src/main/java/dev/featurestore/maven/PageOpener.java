package dev.featurestore.maven;

import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.report.Console;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Opens {@code report.html} in the browser of the desktop when a goal ends, however it ends. The platform's own command opens it: the
 * JDK's {@code Desktop} would load AWT and leave its threads in the build.
 *
 * @param page the file
 * @param interactive whether the build runs at a terminal and may ask
 * @param system name of the operating system, as in {@code os.name}
 * @param environment the environment, for the path and the display
 */
record PageOpener(
        Path page,
        boolean interactive,
        String system,
        Map<String, String> environment,
        Console console,
        FileNames names,
        Instant begun)
        implements AutoCloseable {

    /** Time in which a command reports that it failed, in seconds; a browser that it starts itself takes longer. */
    private static final int LONGEST_WAIT_SECONDS = 2;

    @Override
    public void close() {
        try {
            open();
        } catch (IOException e) {
            console.warn("Cannot open " + names.shown(page) + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void open() throws IOException, InterruptedException {
        if (!interactive) {
            console.info(PropertyNames.OPEN + " is ignored: there is no terminal, or Maven is in batch mode.");
            return;
        }
        if (!Files.exists(page) || Files.getLastModifiedTime(page).toInstant().isBefore(begun)) {
            console.info(PropertyNames.OPEN + " is ignored: this run has not written a page.");
            return;
        }
        Optional<List<String>> command = command();
        if (command.isEmpty()) {
            console.info(
                    PropertyNames.OPEN + " is ignored: found no desktop, or no xdg-open. Open the file in a browser.");
            return;
        }
        Process process = new ProcessBuilder(command.get())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        if (process.waitFor(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() != 0) {
            console.warn("Cannot open " + names.shown(page) + ": "
                    + command.get().get(0) + " ended with status " + process.exitValue() + ".");
        }
    }

    /** The command that opens the page; empty without a desktop. */
    Optional<List<String>> command() {
        String address = page.toUri().toString();
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler", address));
        }
        if (name.startsWith("mac")) {
            return Optional.of(List.of("/usr/bin/open", address));
        }
        boolean desktop = Stream.of("DISPLAY", "WAYLAND_DISPLAY")
                .anyMatch(variable -> !environment.getOrDefault(variable, "").isEmpty());
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> desktop && folder.startsWith("/"))
                .map(folder -> Path.of(folder, "xdg-open"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(opener -> List.of(opener.toString(), address));
    }
}
