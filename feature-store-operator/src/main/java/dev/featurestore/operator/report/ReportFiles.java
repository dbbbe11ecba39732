package dev.featurestore.operator.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.cloud.JobState;
import dev.featurestore.operator.deploy.DeploymentResult;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes {@code report.json}, {@code job.log}, and after a success {@code outputs.env}, into a folder. */
public final class ReportFiles {

    private final Path folder;

    public ReportFiles(Path folder) {
        this.folder = folder;
    }

    /** {@code report.json} in the folder. */
    public Path report() {
        return folder.resolve("report.json");
    }

    /** {@code outputs.env} in the folder. */
    public Path outputsEnv() {
        return folder.resolve("outputs.env");
    }

    /** {@code job.log} in the folder. */
    public Path log() {
        return folder.resolve("job.log");
    }

    /** Begins {@code job.log}. */
    Writer openLog() throws IOException {
        createFolder();
        return Files.newBufferedWriter(log());
    }

    /**
     * Removes what an earlier deployment has left, so that nobody takes it for this one's.
     *
     * @throws FeatureStoreException {@code IO_ERROR} if that cannot be done
     */
    public void clear() {
        try {
            Files.deleteIfExists(report());
            Files.deleteIfExists(outputsEnv());
            Files.deleteIfExists(log());
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "the results of an earlier deployment in " + folder + " cannot be removed: " + e,
                    "make the folder writable; nothing was deployed",
                    e);
        }
    }

    /**
     * Writes what belongs to a result: the report, and after a success the outputs.
     *
     * @throws FeatureStoreException {@code IO_ERROR} if the folder cannot be written
     */
    public void write(DeploymentResult result, boolean rehearsal, String region, String bundleSha256) {
        try {
            createFolder();
            byte[] json = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsBytes(DeploymentReport.of(result, rehearsal, region, bundleSha256));
            replace(report(), json);
            if (result.end().job().state() == JobState.SUCCEEDED) {
                replace(outputsEnv(), OutputsEnv.text(result.outputs()).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "job " + result.end().job().id() + " ended as "
                            + result.end().job().state() + ", but its report could not be written to " + folder + ": "
                            + e,
                    "make the folder writable; the deployment itself is not affected",
                    e);
        }
    }

    // Without a POM the folder lies in the user's own: there too it is not for git.
    private void createFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(".gitignore"), "*\n");
        }
    }

    // All or nothing: a reader never sees half a file.
    private static void replace(Path file, byte[] bytes) throws IOException {
        Path written = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.write(written, bytes);
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
