package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maven resolves and opens every artifact of a plugin in every build that uses it, so there is one. */
class ResolvedArtifactsIT {

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
}
