package dev.featurestore.provider.utility.file;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.JobSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files of a configuration. */
final class ReadFile {

    private ReadFile() {}

    /** @param name the path in the configuration */
    static byte[] bytes(JobSite site, String name) throws ServiceException {
        return bytes(site.toRead(name));
    }

    static byte[] bytes(Path file) throws ServiceException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ServiceException("Read local file error: cannot read " + file + ": " + e);
        }
    }
}
