package dev.featurestore.operator.ci;

import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.values.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * Adds a page to the summary of the step in GitHub Actions when it is closed ("Workflow commands for GitHub Actions", "Adding a
 * job summary"). Does nothing where {@code GITHUB_STEP_SUMMARY} is not set.
 *
 * @param markdown the page; a page that is older than the run is not added
 * @param begun when the run began
 */
public record StepSummary(Values values, Console console, Path markdown, Instant begun) implements AutoCloseable {

    private static final String VARIABLE = "GITHUB_STEP_SUMMARY";

    /** The summary of a run that begins now. */
    public static StepSummary of(Values values, Console console, Path markdown) {
        // File systems round times down, some of them to seconds.
        return new StepSummary(values, console, markdown, Instant.now().minusSeconds(1));
    }

    @Override
    public void close() {
        Optional<String> file = values.environment(VARIABLE).filter(path -> !path.isBlank());
        if (file.isPresent()) {
            try {
                add(Path.of(file.get()));
            } catch (IOException | InvalidPathException e) {
                console.warn("Cannot add " + markdown + " to the summary of the step, " + VARIABLE + ": " + e);
            }
        }
    }

    private void add(Path summary) throws IOException {
        if (Files.exists(markdown)
                && !Files.getLastModifiedTime(markdown).toInstant().isBefore(begun)) {
            Files.writeString(
                    summary, Files.readString(markdown) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
