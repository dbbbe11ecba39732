package dev.featurestore.operator.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramFileTest {

    @Test
    void hasTheDigestThatOtherToolsPrint(@TempDir Path folder) throws IOException {
        Path jar = Files.writeString(folder.resolve("plugin-1.jar"), "abc");
        assertThat(ProgramFile.of(jar))
                .isEqualTo(new ProgramFile(
                        "plugin-1.jar", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    @Test
    void thereIsNoneOfClassesInAFolder() {
        assertThat(ProgramFile.ofThisCode()).isEmpty();
    }
}
