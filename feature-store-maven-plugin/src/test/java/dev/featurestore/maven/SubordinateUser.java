package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.featurestore.operator.container.HostUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A user of this machine, not root, with subordinate user IDs (subuid(5)), which a rootless engine needs. */
record SubordinateUser(String uid, String gid) {

    private static final Path TABLE = Path.of("/etc/subuid");

    /** The first one; the test skips if there is none, but in CI it fails. */
    static SubordinateUser first() throws Exception {
        Optional<String> name = names().stream().findFirst();
        String reason = "no user in " + TABLE + ": create one with useradd";
        if (name.isEmpty() && "true".equals(System.getenv("CI"))) {
            fail(reason);
        }
        assumeTrue(name.isPresent(), reason);
        return new SubordinateUser(id("-u", name.get()), id("-g", name.get()));
    }

    private static List<String> names() throws IOException {
        if (!Files.exists(TABLE)) {
            return List.of();
        }
        return Files.readAllLines(TABLE).stream()
                .filter(line -> line.contains(":"))
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();
    }

    private static String id(String option, String name) throws Exception {
        return Machine.run(Map.of(), List.of("id", option, name)).output().strip();
    }

    HostUser hostUser() {
        return new HostUser(Integer.parseInt(uid), Integer.parseInt(gid));
    }

    /** Makes the user the owner of a folder and of all that is in it. */
    void own(Path folder) throws Exception {
        succeed("chown", "--recursive", uid + ":" + gid, folder.toString());
    }

    /** As {@link #own}, and no other user can read it. */
    void ownAlone(Path folder) throws Exception {
        own(folder);
        succeed("chmod", "--recursive", "go-rwx", folder.toString());
    }

    private static void succeed(String... command) throws Exception {
        Machine.Ended ended = Machine.run(Map.of(), List.of(command));
        assertThat(ended.status()).as(ended.output()).isZero();
    }
}
