package dev.featurestore.operator.ci;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.values.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The outputs of a step of GitHub Actions ("Workflow commands for GitHub Actions", "Setting an output parameter" and "Multiline
 * strings"). Each value is between two lines that cannot be guessed, so that no value ends early or sets another output.
 *
 * @param file the file of {@code GITHUB_OUTPUT}
 * @param delimiter returns another such line for each value
 */
public record StepOutputs(Path file, Supplier<String> delimiter) {

    /** The parameter that asks for them. */
    private static final String PARAMETER = "featurestore.githubOutput";

    private static final String VARIABLE = "GITHUB_OUTPUT";

    /**
     * The outputs of this step.
     *
     * @throws FeatureStoreException {@code INVALID_PARAMETER} outside of a step
     */
    public static StepOutputs of(Values values, Path folder) {
        Path file = UserPaths.in(folder)
                .find(values.environment(VARIABLE).orElse(""), VARIABLE)
                .orElseThrow(() -> FeatureStoreException.of(
                        FailureCode.INVALID_PARAMETER,
                        PARAMETER + ": the environment variable " + VARIABLE + " is not set",
                        "Run the goal in a step of GitHub Actions, or remove " + PARAMETER));
        return new StepOutputs(file, () -> "featurestore-" + UUID.randomUUID());
    }

    /**
     * Adds outputs.
     *
     * @param outputs values without secrets, by names of letters, digits and underscores
     * @throws FeatureStoreException {@code IO_ERROR} if the file cannot be written
     */
    public void add(Map<String, String> outputs) {
        StringBuilder text = new StringBuilder();
        outputs.forEach((name, value) -> {
            String line = delimiter.get();
            text.append(name).append("<<").append(line).append('\n');
            text.append(value).append('\n').append(line).append('\n');
        });
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot write outputs to " + file + ", the file of " + VARIABLE + ": " + e,
                    "Check that the step can write the file. The job itself is not affected",
                    e);
        }
    }
}
