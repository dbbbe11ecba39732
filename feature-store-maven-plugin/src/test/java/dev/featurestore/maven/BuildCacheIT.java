package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Maven's build cache extension, which needs Maven 3.9, with the files of {@code docs/ci.md}. */
class BuildCacheIT {

    private static final String WARNING = "Maven's build cache extension skips this goal";

    @TempDir
    Path folder;

    @Test
    @Timeout(600)
    void withTheDocumentedConfigurationNoGoalIsSkipped() throws Exception {
        Projects.copy("lifecycle", folder);
        List<String> files = new Readme("docs/ci.md").blocks("xml");
        assertThat(files).hasSize(2);
        Files.writeString(folder.resolve(".mvn/extensions.xml"), files.get(0));

        assertThat(build("first"))
                .contains(WARNING, "feature_store.yaml is valid and sets all required variables of the stack.");
        assertThat(build("second"))
                .doesNotContain("feature_store.yaml is valid and sets all required variables of the stack.")
                .contains("(cached): featurestore:apply");

        Files.writeString(folder.resolve(".mvn/maven-build-cache-config.xml"), files.get(1));
        assertThat(build("third"))
                .doesNotContain(WARNING)
                .contains("stack third", "feature_store.yaml is valid and sets all required variables of the stack.");
        assertThat(build("third"))
                .doesNotContain("already attached")
                .contains("Found cached build", "No changes: stack third");
        assertThat(build("fourth")).contains("stack fourth");
    }

    /** Another name is another stack; names of buckets are unique in a tenancy. */
    private String build(String name) throws Exception {
        Path config = folder.resolve("feature_store.yaml");
        String text = Files.readString(config)
                .replaceAll("(?s)\\n  stack_name:.*", "")
                .stripTrailing();
        Files.writeString(
                config, text + "\n  stack_name: " + name + "\n  variables:\n    bucket_name: " + name + "-features\n");
        MavenBuild.Result result = new MavenBuild(folder, MavenBuild.quietMaven())
                .run("deploy", "-Dmaven.build.cache.location=" + folder.resolve("cache"));
        assertThat(result.status()).as(result.log()).isZero();
        return result.log();
    }
}
