package dev.featurestore.operator.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A user of this machine.
 *
 * @param uid user ID
 * @param gid ID of the user's primary group
 */
public record HostUser(int uid, int gid) {

    static final HostUser ROOT = new HostUser(0, 0);

    /** The user of this process, who owns a file that it creates; empty on a system without user IDs. */
    public static Optional<HostUser> ofThisProcess() {
        try {
            Path file = Files.createTempFile("featurestore", ".user");
            try {
                return Optional.of(new HostUser((Integer) Files.getAttribute(file, "unix:uid"), (Integer)
                        Files.getAttribute(file, "unix:gid")));
            } finally {
                Files.delete(file);
            }
        } catch (IOException | UnsupportedOperationException noUserIds) {
            return Optional.empty();
        }
    }

    boolean isRoot() {
        return uid == ROOT.uid;
    }

    /** The option that runs a container's process as this user. */
    String option() {
        return "--user=" + Integer.toUnsignedString(uid) + ":" + Integer.toUnsignedString(gid);
    }
}
