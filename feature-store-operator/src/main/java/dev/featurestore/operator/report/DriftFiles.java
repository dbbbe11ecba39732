package dev.featurestore.operator.report;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UnwritableFile;
import dev.featurestore.operator.jobs.StackKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes the drift of a stack into a folder: {@code drift.json} for tools, and {@code drift.md} for people. */
public final class DriftFiles {

    private static final String REPORT = "drift.json";
    private static final String MARKDOWN = "drift.md";

    private final ReportFolder folder;

    /** The files of a stack. */
    public DriftFiles(Results results, StackKey stack) {
        this.folder = results.folder(stack);
    }

    /** The files of the latest run of any stack. */
    public DriftFiles(Results results) {
        this.folder = results.latest();
    }

    /** {@code drift.json} in the folder. */
    public Path report() {
        return folder.file(REPORT);
    }

    /** {@code drift.md} in the folder. */
    public Path markdown() {
        return folder.file(MARKDOWN);
    }

    /**
     * Deletes the files of an earlier run, and checks that the folder can take those of this one.
     *
     * @throws FeatureStoreException {@code IO_ERROR} if that fails
     */
    public void clear() {
        try {
            folder.prepare(REPORT, MARKDOWN);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Writes the files.
     *
     * @param page the drift as Markdown
     * @throws FeatureStoreException {@code IO_ERROR} if the folder cannot be written
     */
    public void write(DriftReport report, String page) {
        try {
            folder.replace(REPORT, report.indented().getBytes(StandardCharsets.UTF_8));
            folder.replace(MARKDOWN, page.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private FeatureStoreException failure(IOException e) {
        return FeatureStoreException.of(
                FailureCode.IO_ERROR,
                "Cannot write the drift of the stack to " + folder.path() + ": " + e,
                new UnwritableFile(folder.path(), e).remedy() + ", and run the same command again",
                e);
    }
}
