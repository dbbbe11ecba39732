package dev.featurestore.operator.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnwritableFileTest {

    @TempDir
    Path folder;

    private static String remedy(Path inFolder, Path file) {
        IOException cause = catchThrowableOfType(IOException.class, () -> Files.writeString(file, "x"));
        return new UnwritableFile(inFolder, cause).remedy();
    }

    @Test
    void aFileInPlaceOfAFolderIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("results"), "x");

        assertThat(remedy(file.resolve("dev"), file.resolve("dev/report.json")))
                .isEqualTo("Set another folder, as " + file + " is a file");
    }

    @Test
    void aFolderInPlaceOfAFileIsNotToBeMadeWritable() {
        assertThat(remedy(folder.resolve(".."), folder)).isEqualTo("Set the path of a file");
    }

    @Test
    void otherwiseTheFolderIsToBeMadeWritable() {
        assertThat(remedy(folder.resolve("missing"), folder.resolve("missing/report.json")))
                .isEqualTo("Make the folder writable");
    }
}
