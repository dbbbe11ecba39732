package dev.featurestore.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;

/**
 * The processes of this machine while a test runs, as {@code ps} shows them: it looks every few milliseconds for a text in their
 * command lines and environments. Sees nothing on a system without {@code /proc}.
 */
final class ProcessList implements AutoCloseable {

    private static final Path PROC = Path.of("/proc");

    private final String text;
    private final Set<String> commands = new ConcurrentSkipListSet<>();
    private final Set<String> commandsWithText = new ConcurrentSkipListSet<>();
    private final Set<String> environmentsWithText = new ConcurrentSkipListSet<>();
    private final Thread watcher = new Thread(this::watch, "process-list");

    private ProcessList(String text) {
        this.text = text;
    }

    /** Looks for a text from now on. */
    static ProcessList lookingFor(String text) {
        ProcessList list = new ProcessList(text);
        list.watcher.start();
        return list;
    }

    private void watch() {
        try {
            while (true) {
                look();
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            // The test is over.
        }
    }

    private void look() {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                String command = words(process.resolve("cmdline"));
                commands.add(command);
                if (command.contains(text)) {
                    commandsWithText.add(command);
                }
                words(process.resolve("environ"))
                        .lines()
                        .filter(variable -> variable.contains(text))
                        .forEach(variable -> environmentsWithText.add(command + ": " + variable));
            }
        } catch (IOException e) {
            // No such system, or a process that has ended.
        }
    }

    /** The texts of a file with a NUL after each, one a line. */
    private static String words(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).replace('\0', '\n');
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether a command line with this text was seen. */
    boolean saw(String part) {
        return commands.stream().anyMatch(command -> command.contains(part));
    }

    /** The command lines with the text. */
    List<String> commandsWithText() {
        return List.copyOf(commandsWithText);
    }

    /** The environment variables with the text, each after the command line of its process. */
    List<String> environmentsWithText() {
        return List.copyOf(environmentsWithText);
    }

    @Override
    public void close() throws InterruptedException {
        watcher.interrupt();
        watcher.join();
    }
}
