package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maven resolves and opens every artifact of a plugin in every build that uses it, so there is one, and it is small. */
class ResolvedArtifactsIT {

    private static final long MOST_TO_DOWNLOAD = 9_000_000;
    private static final String OWN = "dev/featurestore";

    @TempDir
    Path folder;

    @Test
    void pluginIsOneArtifact() throws Exception {
        Projects.copy("offline", folder);

        MavenBuild.Result result = new MavenBuild(folder).run("-X", "featurestore:verify");

        assertThat(result.status()).as(result.log()).isZero();
        String realm = "Populating class realm plugin>" + MavenBuild.plugin();
        assertThat(result.log()).contains(realm);
        assertThat(result.log()
                        .substring(result.log().indexOf(realm))
                        .lines()
                        .skip(1)
                        .takeWhile(l -> l.contains("Included: "))
                        .map(l -> l.replaceFirst(".*Included: ", ""))
                        // Maven 3 adds this one to every plugin that does not name it.
                        .filter(a -> !a.startsWith("org.codehaus.plexus:plexus-utils:")))
                .containsExactly("dev.featurestore:feature-store-maven-plugin:jar:"
                        + MavenBuild.plugin().replaceFirst(".*:", ""));
    }

    @Test
    void firstBuildDownloadsAtMostNineMegabytes() throws Exception {
        Projects.copy("offline", folder);
        Path repository = folder.resolve("repository");
        // What this build has made is there already, and counts: another repository may have an older build.
        copy(MavenBuild.repository().resolve(OWN), repository.resolve(OWN));

        MavenBuild.Result result =
                new MavenBuild(folder).run("-Dmaven.repo.local=" + repository, "featurestore:verify");

        assertThat(result.status()).as(result.log()).isZero();
        long downloaded = 0;
        try (Stream<Path> files = Files.walk(repository)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                downloaded += Files.size(file);
            }
        }
        assertThat(repository.resolve(OWN)).isDirectoryContaining("glob:**/feature-store-maven-plugin");
        assertThat(repository.resolve(OWN)).isDirectoryNotContaining("glob:**/feature-store-parent");
        assertThat(downloaded).isBetween(1_000_000L, MOST_TO_DOWNLOAD);
    }

    private static void copy(Path from, Path to) throws IOException {
        // Its POM needs no parent.
        try (Stream<Path> files = Files.walk(from.resolve("feature-store-maven-plugin"))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("_remote.repositories"))
                    // Attached for those who ask for it; a build that uses the plugin does not download it.
                    .filter(file -> !file.toString().endsWith("-cyclonedx.json"))
                    .toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
