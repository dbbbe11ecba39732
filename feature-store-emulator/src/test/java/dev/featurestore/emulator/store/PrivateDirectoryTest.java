package dev.featurestore.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PrivateDirectoryTest {

    @TempDir
    Path parent;

    private Path folder;

    @BeforeEach
    void name() {
        folder = parent.resolve("a/b");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "looks at POSIX permissions")
    void closesItselfAndItsFilesToOthers() throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        PrivateDirectory directory = PrivateDirectory.at(folder);
        directory.write("written", bytes("x"));
        directory.create("created");
        directory.append("appended").close();
        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(directory.names()).containsExactlyInAnyOrder("written", "created", "appended");
        for (String name : directory.names()) {
            assertThat(mode(directory.file(name))).as(name).isEqualTo("rw-------");
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void replacesAFileAsAWhole() {
        PrivateDirectory directory = PrivateDirectory.at(folder);
        directory.write("file", bytes("before"));
        directory.write("file", bytes("after"));
        assertThat(directory.read("file").orElseThrow()).isEqualTo(bytes("after"));
        assertThat(directory.names()).containsExactly("file");
    }

    @Test
    void forgetsWhatAKillLeftHalfWritten() throws IOException {
        PrivateDirectory directory = PrivateDirectory.at(folder);
        Path half = directory.writeTemporary(bytes("ha"));
        assertThat(directory.names()).isEmpty();
        directory.deleteLeftovers();
        assertThat(half).doesNotExist();
    }

    @Test
    void writesAlsoInAnInterruptedThread() {
        PrivateDirectory directory = PrivateDirectory.at(folder);
        Thread.currentThread().interrupt();
        directory.write("file", bytes("x"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(directory.read("file")).isPresent();
    }
}
