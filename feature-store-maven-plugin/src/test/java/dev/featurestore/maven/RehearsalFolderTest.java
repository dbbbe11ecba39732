package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // before each test
class RehearsalFolderTest {

    @TempDir
    Path root;

    private Path module;

    @BeforeEach
    void makeModule() throws IOException {
        module = Files.createDirectories(root.resolve("one"));
    }

    @Test
    void aModuleRehearsesWhereItsOutermostParentIs() throws Exception {
        RehearsalFolder folder = new RehearsalFolder(module, root, root);

        assertThat(folder.path()).isEqualTo(root.resolve(".featurestore"));

        cloud(root);
        assertThat(folder.path()).isEqualTo(root.resolve(".featurestore"));
        assertThat(folder.other()).isEmpty();
    }

    @Test
    void aCloudThatIsInTheModuleStaysAndTheOtherIsNamed() throws Exception {
        cloud(module);
        RehearsalFolder folder = new RehearsalFolder(module, root, root);

        assertThat(folder.path()).isEqualTo(module.resolve(".featurestore"));
        assertThat(folder.other()).isEmpty();

        cloud(root);
        assertThat(folder.path()).isEqualTo(module.resolve(".featurestore"));
        assertThat(folder.other()).contains(root.resolve(".featurestore"));
    }

    @Test
    void theCloudOfARootThatIsNoParentIsNamed() throws Exception {
        cloud(root);
        RehearsalFolder folder = new RehearsalFolder(module, module, root);

        assertThat(folder.path()).isEqualTo(module.resolve(".featurestore"));
        assertThat(folder.other()).contains(root.resolve(".featurestore"));
    }

    @Test
    void nothingIsLookedForAboveTheMultiModuleRoot() throws Exception {
        cloud(root);

        assertThat(new RehearsalFolder(module, module, module).other()).isEmpty();
    }

    private static void cloud(Path folder) throws IOException {
        Files.createDirectories(folder.resolve(".featurestore/state"));
    }
}
