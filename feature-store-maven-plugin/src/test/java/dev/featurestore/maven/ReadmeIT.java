package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the README, then those of the pages, run in their order in a project made of the README's snippets. */
class ReadmeIT {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");

    /** Pages whose commands run on the stack that the README's commands have deployed. */
    private static final List<String> PAGES = List.of(
            "docs/policies.md",
            "docs/environments.md",
            "docs/goals.md",
            "docs/plan-and-data-loss.md",
            "docs/day-to-day.md",
            "docs/drift-and-rollback.md",
            "docs/report.md",
            "docs/ci.md");

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
        assertThat(commands).hasSizeGreaterThan(5);
        for (String page : PAGES) {
            List<String> more = new Readme(page).commands();
            assertThat(more).as(page).isNotEmpty();
            commands.addAll(more);
        }

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
        assertThat(project.resolve("target/featurestore/report.json")).content().contains("\"rehearsal\": false");
    }

    @Test
    void everyPageWithCommandsIsRun() throws Exception {
        List<String> run = new ArrayList<>(PAGES);
        run.add("docs/embedded-cloud.md"); // by the test of the standalone cloud
        try (Stream<Path> pages = Files.list(ProjectFolder.path().resolve("docs"))) {
            for (Path page :
                    pages.filter(file -> file.toString().endsWith(".md")).toList()) {
                String name = "docs/" + page.getFileName();
                assertThat(run.contains(name))
                        .as(name)
                        .isEqualTo(!new Readme(name).commands().isEmpty());
            }
        }
    }

    @Test
    void linksLeadToFilesAndHeadings() throws Exception {
        List<Path> pages = new ArrayList<>(List.of(ProjectFolder.path().resolve("README.md")));
        try (Stream<Path> docs = Files.list(ProjectFolder.path().resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
        }
        for (Path page : pages) {
            Matcher links = LINK.matcher(Files.readString(page));
            while (links.find()) {
                Path target = links.group(1).isEmpty() ? page : page.resolveSibling(links.group(1));
                assertThat(target).as(page.getFileName() + ": " + links.group()).exists();
                if (links.group(2) != null) {
                    assertThat(anchors(target))
                            .as(page.getFileName() + ": " + links.group())
                            .contains(links.group(2));
                }
            }
        }
    }

    /** The anchors of a page's headings, as GitHub makes them. */
    private static List<String> anchors(Path page) throws IOException {
        return Files.readString(page)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    @Test
    void isShortEnoughToBeRead() throws Exception {
        assertThat(new Readme().text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(9 * 1024);
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
        String recorded = new Readme().blocks("text").get(1);

        assertThat(recorded)
                .contains("REHEARSAL on the embedded cloud: nothing will be deployed to OCI.")
                .contains("Created stack feature-store")
                .containsPattern("Plan: \\d+ to add, 0 to change, 0 to destroy\\.")
                .containsPattern("Endpoint: http://127\\.0\\.0\\.1:\\d+/20230101")
                .contains("Next: see how to use the store")
                .contains("mvn -pl :quick-start -P rehearsal featurestore:check")
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
