package dev.featurestore.operator.bundle;

import static dev.featurestore.fuzz.Property.require;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.featurestore.fuzz.MemoryFolder;
import dev.featurestore.operator.cloud.ObjectReader;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.config.StackSource;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/**
 * A zip is packed or refused. No name of the bundle leads out of it, and the bundle's own zip gives the same bundle when it is
 * packed again.
 */
@Timeout(10)
class ZipFuzzTest {

    private final Path folder = MemoryFolder.create("zip");
    private final Path given = folder.resolve("given.zip");
    private final Path packed = folder.resolve("packed.zip");

    @FuzzTest
    void zipIsPackedOrRefused(byte[] input) throws IOException {
        Files.write(given, input);
        Optional<Bundle> bundle = bundle(given);
        if (bundle.isEmpty()) {
            return;
        }
        for (Bundle.Entry entry : bundle.get().entries()) {
            Path path = folder.resolve(entry.name());
            require(
                    path.normalize().equals(path) && path.startsWith(folder) && !path.equals(folder),
                    () -> "leads out of the bundle: " + entry.name());
        }
        byte[] zip = bundle.get().zip();
        require(zip.length == bundle.get().size(), () -> "the size of the zip is not the calculated one");
        Files.write(packed, zip);
        Bundle again = bundle(packed).orElseThrow();
        require(again.digest().equals(bundle.get().digest()), () -> "another digest when packed again");
        require(Arrays.equals(zip, again.zip()), () -> "other bytes when packed again");
    }

    private Optional<Bundle> bundle(Path zip) {
        Problems problems = new Problems("feature_store.yaml");
        Location place = new Location("feature_store.yaml", 1, 1);
        Optional<StackFiles> files = new StackReader(
                        new FileNames(folder),
                        ClassLoader.getPlatformClassLoader(),
                        ObjectReader.none(),
                        SizeLimits.ZIP,
                        Excludes.NONE)
                .read(
                        new StackSource(Optional.of(new Source.Local(zip)), "", "1.5.x"),
                        new StackReader.Places(place, place, Optional.empty(), Optional.empty(), Optional.empty()),
                        problems);
        require(files.isPresent() != problems.hasErrors(), () -> "refused without a reason, or accepted with errors");
        return files.map(new Bundler()::bundle);
    }
}
