package dev.featurestore.provider.utility.kind;

import dev.featurestore.provider.tenancy.ServiceException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * Where a job runs.
 *
 * @param folder the job's folder, in which it may write
 * @param directory the working directory of Terraform in it
 * @param outside an own folder for files that the configuration writes elsewhere, so that a rehearsal changes no other file
 *     of this machine
 * @param clock the current time
 * @param log receives lines for the job's log, from several threads
 * @param templates evaluates templates
 */
public record JobSite(
        Path folder, Path directory, Path outside, Clock clock, Consumer<String> log, TemplateRenderer templates) {

    /** Whether a path of the configuration is in the job's folder. */
    public boolean isInside(String path) throws ServiceException {
        return named(path).startsWith(folder);
    }

    /** The file to write for a path of the configuration. */
    public Path toWrite(String path) throws ServiceException {
        Path named = named(path);
        if (named.startsWith(folder)) {
            return named;
        }
        Path root = named.getRoot();
        return outside.resolve((root == null ? named : root.relativize(named)).toString());
    }

    /** The file to read for a path of the configuration: one that this job wrote before all others. */
    public Path toRead(String path) throws ServiceException {
        Path written = toWrite(path);
        return Files.exists(written) ? written : named(path);
    }

    private Path named(String path) throws ServiceException {
        try {
            return directory.resolve(path).normalize();
        } catch (InvalidPathException e) {
            throw new ServiceException("Invalid path \"" + path + "\": " + e.getReason());
        }
    }
}
