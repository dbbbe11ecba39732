package dev.featurestore.emulator.engine;

import static dev.featurestore.fuzz.Property.require;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.featurestore.fuzz.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import org.junit.jupiter.api.Timeout;

/** A zip that was uploaded is unpacked or refused; nothing is written outside of its folder. */
@Timeout(10)
class UploadedBundleFuzzTest {

    private final Path folder = MemoryFolder.create("upload");
    private final Path zip = folder.resolve("given.zip");
    private final Path unpacked = folder.resolve("unpacked");

    @FuzzTest
    void zipIsUnpackedOrRefused(byte[] input) throws IOException {
        Files.write(zip, input);
        try {
            UploadedBundle bundle = UploadedBundle.read(zip);
            SortedSet<String> folders = bundle.terraformFolders();
            for (String name : folders) {
                require(bundle.hasFolder(name), () -> "no folder " + name);
            }
            bundle.unpack(unpacked);
            for (String name : folders) {
                require(Files.isDirectory(unpacked.resolve(name)), () -> "not unpacked: " + name);
            }
        } catch (JobFailedException refused) {
            require(!Files.exists(unpacked), () -> "refused after it was unpacked");
        } finally {
            MemoryFolder.delete(unpacked);
        }
        try (var files = Files.list(folder)) {
            require(files.allMatch(zip::equals), () -> "written outside of the folder");
        }
    }
}
