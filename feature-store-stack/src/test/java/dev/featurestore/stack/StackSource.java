package dev.featurestore.stack;

import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The source files of the stack. */
final class StackSource {

    private static final Path FOLDER = Path.of("src", "main", "terraform");

    private StackSource() {}

    static Path folder() {
        return FOLDER;
    }

    /** Paths of all files relative to the folder, with slashes, in the order of the index. */
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

    /** Texts of the Terraform files by file name. */
    static Map<String, String> terraformFiles() {
        Map<String, String> texts = new TreeMap<>();
        files().stream().filter(file -> file.endsWith(".tf")).forEach(file -> texts.put(file, read(file)));
        return texts;
    }

    static TerraformModule module() throws HclSyntaxException {
        return TerraformModule.parse(terraformFiles());
    }
}
