package dev.featurestore.emulator.resourcemanager;

import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.store.Blobs;
import dev.featurestore.terraform.syntax.ParsedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Checks and stores the zips of stacks. */
final class Bundles {

    /** The largest zip that may be uploaded ("Resource Manager limits" in OCI's documentation). */
    static final int MAX_BYTES = 11 * 1024 * 1024;

    private static final String SOURCE = "configSource";

    private final Blobs blobs;

    Bundles(Blobs blobs) {
        this.blobs = blobs;
    }

    /**
     * Stores an uploaded zip.
     *
     * @param base64 the zip in the form of the request
     * @param configuration the configuration with the working directory
     * @return the configuration with the zip's digest
     */
    ServedConfiguration keep(String base64, ServedConfiguration configuration) {
        byte[] zip;
        try {
            zip = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw ServiceError.invalidParameter(SOURCE, "The zip file is not base64: " + e.getMessage() + ".");
        }
        if (zip.length > MAX_BYTES) {
            throw ServiceError.invalidParameter(
                    SOURCE, "The zip file has " + zip.length + " bytes, but the maximum is " + MAX_BYTES + ".");
        }
        try (Blobs.Staged staged = blobs.stage(zip)) {
            check(staged.file(), configuration.folder());
            return configuration.withBundle(staged.keep());
        }
    }

    /** Checks that a stored zip has Terraform files in the configuration's working directory. */
    void check(ServedConfiguration configuration) {
        check(blobs.path(configuration.bundle()), configuration.folder());
    }

    /**
     * Refuses a folder without Terraform files. A folder that is not in the zip makes the job fail with
     * INVALID_WORKING_DIRECTORY.
     */
    private static void check(Path file, String folder) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        boolean folderExists = folder.isEmpty();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                String name = entries.nextElement().getName();
                if (name.startsWith(prefix)) {
                    folderExists = true;
                    if (ParsedFiles.isTerraform(name) && name.indexOf('/', prefix.length()) < 0) {
                        return;
                    }
                }
            }
        } catch (IOException e) {
            throw ServiceError.invalidParameter(SOURCE, "The file is not a zip file: " + e.getMessage() + ".");
        }
        if (folderExists) {
            throw ServiceError.invalidParameter(SOURCE, "Terraform config file is missing in zip file.");
        }
    }
}
