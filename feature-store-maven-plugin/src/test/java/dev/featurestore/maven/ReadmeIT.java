package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says is run, in its order, in a project made of its own snippets. */
class ReadmeIT {

    @TempDir
    Path folder;

    @Test
    void commandsForTheCloneAreRunByCi() throws Exception {
        String ci = Files.readString(ProjectFolder.path().resolve(".ci/run"));

        assertThat(clone(new Readme())).hasSize(3).allMatch(ci::contains);
    }

    @Test
    void commandsForAProjectRunInItsOrderInAProjectMadeOfItsPom() throws Exception {
        Readme readme = new Readme();
        Path project = folder.resolve("project");
        Files.createDirectories(project.resolve(".mvn"));
        List<String> xml = readme.blocks("xml");
        assertThat(xml).hasSize(2);
        Files.writeString(project.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>readme</artifactId>
                  <version>1.0</version>
                  <packaging>pom</packaging>
                  <properties>
                    %s
                  </properties>
                  <build>
                    <plugins>
                %s
                    </plugins>
                  </build>
                </project>
                """.formatted(xml.get(1), xml.get(0)));
        List<String> commands = new ArrayList<>(readme.commands());
        commands.removeAll(clone(readme));
        assertThat(commands).hasSizeGreaterThan(6);

        try (StandaloneCloud cloud = StandaloneCloud.start(folder.resolve("cloud"))) {
            // The user's own ~/.oci/config, and OCI's addresses, are the only things that this test replaces.
            Path home = folder.resolve("home");
            Files.createDirectories(home.resolve(".oci"));
            Files.copy(Path.of(cloud.ociConfig()), home.resolve(".oci/config"));
            for (String command : commands) {
                assertThat(command).startsWith("mvn ");
                List<String> arguments = new ArrayList<>(List.of(command.substring("mvn ".length())
                        .replace("$HOME", home.toString())
                        .split(" ")));
                if (!command.contains("cloud=embedded")) {
                    arguments.add("-Dfeaturestore.endpoint=" + cloud.endpoint());
                }
                MavenBuild.Result result = new MavenBuild(project)
                        .with("MAVEN_OPTS", "-Duser.home=" + home)
                        .run(arguments);
                assertThat(result.status()).as(command + "\n" + result.log()).isZero();
            }
        }
        assertThat(project.resolve("target/featurestore/report.json")).content().contains("\"rehearsal\" : false");
    }

    @Test
    void namesTheOldestMavenAndJdkAndTheVersionOfThePlugin() throws Exception {
        assertThat(new Readme().text())
                .contains("JDK (17 or later) and Maven (3.8.7 or later)")
                .contains("<version>" + MavenBuild.plugin().replaceFirst(".*:", "") + "</version>")
                .contains(MavenBuild.plugin() + ":verify");
        assertThat(ProjectFolder.path().resolve("src/it/quick-start/pom.xml"))
                .content()
                .contains("<version>" + MavenBuild.plugin().replaceFirst(".*:", "") + "</version>");
    }

    @Test
    void recordedRunHasTheLinesOfARun() throws Exception {
        String recorded = new Readme().blocks("text").get(0);

        assertThat(recorded)
                .contains("REHEARSAL on the embedded cloud: nothing will be deployed to OCI.")
                .contains("Created stack feature-store")
                .containsPattern("Plan: \\d+ to add, 0 to change, 0 to destroy\\.")
                .contains("Outputs:")
                .contains("api_endpoint")
                .contains("REHEARSAL on the embedded cloud: nothing was deployed to OCI.");
        assertThat(recorded.toLowerCase(Locale.ROOT)).doesNotContain("error");
    }

    private static List<String> clone(Readme readme) {
        return readme.commands().stream()
                .filter(c ->
                        c.equals("mvn package -Prehearsal") || c.equals("mvn verify") || c.startsWith("mvn install"))
                .toList();
    }
}
