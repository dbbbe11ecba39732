package dev.featurestore.provider.utility.file;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.JobSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Writes a file of a configuration, in the job's folder. */
final class FileWriting {

    private static final int OCTAL = 8;

    private FileWriting() {}

    /**
     * Writes a file and creates its folders.
     *
     * @param name the path in the configuration
     * @param permission its permission, such as {@code 0777}; ignored where files have none, and if it is empty
     */
    static void write(JobSite site, String name, byte[] content, String permission) throws ServiceException {
        Path file = site.toWrite(name);
        try {
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            // Not through a link, which may lead out of the job's folder.
            Files.deleteIfExists(file);
            Files.write(file, content);
            if (!permission.isEmpty() && Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
                Files.setPosixFilePermissions(file, permissions(permission));
            }
        } catch (IOException e) {
            throw new ServiceException("Create local file error: cannot write " + name + ": " + e);
        }
    }

    private static Set<PosixFilePermission> permissions(String octal) throws ServiceException {
        int bits;
        try {
            bits = Integer.parseInt(octal, OCTAL);
        } catch (NumberFormatException e) {
            throw new ServiceException(
                    "Invalid file permission \"" + octal + "\": it must be an octal number such as 0644.");
        }
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int i = 0; i < all.length; i++) {
            // From the highest bit: read, write and execute of the owner.
            if ((bits >> (all.length - 1 - i) & 1) == 1) {
                permissions.add(all[i]);
            }
        }
        return permissions;
    }
}
