package dev.featurestore.emulator.resourcemanager;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The configuration and variables of a stack or a job. A job has those of its stack at the time of its creation.
 *
 * @param bundle the digest of the zip; empty for a bucket whose files were not read yet
 * @param bucket the bucket with the files, if they were not uploaded
 * @param workingDirectory the root module's folder in the zip as the client gave it; null for the zip's root
 * @param variables values by name
 */
record ServedConfiguration(
        String bundle,
        Optional<BucketSource> bucket,
        @Nullable String workingDirectory,
        Map<String, String> variables) {

    ServedConfiguration {
        variables = Map.copyOf(variables);
    }

    /** Returns the configuration with the digest of a zip. */
    ServedConfiguration withBundle(String digest) {
        return new ServedConfiguration(digest, bucket, workingDirectory, variables);
    }

    /** Whether the zip must still be created from a bucket's files. */
    boolean unread() {
        return bundle.isEmpty();
    }

    /** The {@code configSourceType}. */
    String sourceType() {
        return bucket.isPresent() ? BucketSource.TYPE : "ZIP_UPLOAD";
    }

    /** The root module's folder as in the names of the zip's entries; empty for the zip's root. */
    String folder() {
        String folder = workingDirectory == null ? "" : workingDirectory;
        while (folder.startsWith("/") || folder.startsWith("./")) {
            folder = folder.substring(folder.indexOf('/') + 1);
        }
        while (folder.endsWith("/")) {
            folder = folder.substring(0, folder.length() - 1);
        }
        return folder.equals(".") ? "" : folder;
    }
}
