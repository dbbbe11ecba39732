package dev.featurestore.stack;

import dev.featurestore.terraform.HclSyntaxException;
import dev.featurestore.terraform.TerraformModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The stack as it lies in the sources. */
final class StackSource {

    private static final Path FOLDER = Path.of("src", "main", "terraform");

    private StackSource() {}

    static Path folder() {
        return FOLDER;
    }

    /** Every file of the folder, as a path relative to it with slashes, sorted as the index is. */
    static List<String> files() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** File name to text of each file of Terraform's language. */
    static Map<String, String> terraformFiles() {
        Map<String, String> texts = new TreeMap<>();
        files().stream().filter(file -> file.endsWith(".tf")).forEach(file -> texts.put(file, read(file)));
        return texts;
    }

    static TerraformModule module() throws HclSyntaxException {
        return TerraformModule.parse(terraformFiles());
    }
}
