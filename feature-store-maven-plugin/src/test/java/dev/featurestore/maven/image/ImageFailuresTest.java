package dev.featurestore.maven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.cloud.tools.jib.api.Containerizer;
import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFailuresTest {

    private static final String FULL = "No space left on device";

    @TempDir
    Path folder;

    @Test
    void fullDiskIsNamedByThePathThatTheJdkReports() {
        Path file = folder.resolve("image.tar");

        FeatureStoreException e = failure(new IOException(new FileSystemException(file.toString(), null, FULL)));

        assertThat(e.code()).isEqualTo(FailureCode.IO_ERROR);
        assertThat(e).hasMessage("Cannot build the image fs:v1: cannot write to " + file + " (" + FULL + ")");
        assertThat(e.hint())
                .isEqualTo("Free some space on the disk of " + folder
                        + ", or set -Dfeaturestore.imageTar to another path");
    }

    @Test
    void fullDiskOfTheCacheHasItsOwnRemedy() {
        Path cache = Containerizer.DEFAULT_BASE_CACHE_DIRECTORY.toAbsolutePath();

        FeatureStoreException e =
                failure(new FileSystemException(cache.resolve("tmp/layer").toString(), null, FULL));

        assertThat(e.code()).isEqualTo(FailureCode.IO_ERROR);
        assertThat(e.hint())
                .isEqualTo("Free some space on the disk of " + cache.resolve("tmp")
                        + ", or set XDG_CACHE_HOME to another folder");
    }

    @Test
    void fullDiskThatTheJdkReportsWithoutAPathIsThatOfTheFullestFolder() {
        FeatureStoreException e = failure(new IllegalStateException(new IOException(FULL)));

        assertThat(e.code()).isEqualTo(FailureCode.IO_ERROR);
        assertThat(e).hasMessageStartingWith("Cannot build the image fs:v1: cannot write to ");
        assertThat(e).hasMessageEndingWith(" (" + FULL + ")");
        assertThat(e.hint()).startsWith("Free some space on the disk of ").contains(", or set ");
    }

    @Test
    void folderThatCannotBeWrittenIsNamed() {
        Path layers = folder.resolve("results/layers");

        FeatureStoreException e =
                failure(new AccessDeniedException(layers.resolve("selector").toString()));

        assertThat(e.code()).isEqualTo(FailureCode.IO_ERROR);
        assertThat(e).hasMessageEndingWith("cannot write to " + layers + "/selector (AccessDeniedException)");
        assertThat(e.hint())
                .isEqualTo("Make the folder writable, or set -Dfeaturestore.resultsDirectory to another folder");
    }

    @Test
    void missingFileIsNoFileThatCannotBeWritten() {
        FeatureStoreException e = failure(new NoSuchFileException("/x/operator.jar"));

        assertThat(e.code()).isEqualTo(FailureCode.IO_ERROR);
        assertThat(e).hasMessageEndingWith(": file not found: /x/operator.jar");
        assertThat(e.hint()).startsWith("Run the same command again");
    }

    @Test
    void otherFailuresAreNotOfTheFileSystem() {
        FeatureStoreException e = failure(new IOException("unexpected end of stream"));

        assertThat(e.code()).isEqualTo(FailureCode.IMAGE_FAILED);
        assertThat(e).hasMessage("Cannot build the image fs:v1: unexpected end of stream");
    }

    @Test
    void folderIsNoTar() throws IOException {
        Path file = folder.resolve("image.tar");
        assertThat(ImageTarget.Tar.at(file, "featurestore.imageTar").file()).isEqualTo(file);
        Files.createDirectories(file);

        FeatureStoreException e = catchThrowableOfType(
                FeatureStoreException.class, () -> ImageTarget.Tar.at(file, "featurestore.imageTar"));

        assertThat(e.code()).isEqualTo(FailureCode.INVALID_PARAMETER);
        assertThat(e).hasMessage("featurestore.imageTar: must be the path of a file, but " + file + " is a folder");
        assertThat(e.hint()).isEqualTo("Set -Dfeaturestore.imageTar=" + file.resolve("image.tar"));
    }

    private FeatureStoreException failure(Exception cause) {
        Registries registries = new Registries(Map.of(), false, host -> Optional.empty(), Network.direct(), folder);
        return ImageFailures.of(
                cause,
                spec(),
                new ImageTarget.Tar(folder.resolve("image.tar")),
                new RegistryLogins(registries, new LoggedBuild()),
                folder.resolve("results/layers"));
    }

    private static ImageSpec spec() {
        return new ImageSpec(
                List.of(ImageName.of("fs:v1", "it")),
                ImageName.of("java:17", "it"),
                List.of(),
                ImageUser.of(ImageUser.DEFAULT, "it"),
                Instant.EPOCH,
                new TreeMap<>(),
                List.of(),
                "Main",
                "1");
    }
}
