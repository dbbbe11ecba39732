package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types the commands that hints name, as they are printed, in the folder where the build was started. The build is of another
 * folder's POM, its cloud is that of a profile, and its configuration is not the usual one, whose stack nothing may touch.
 */
@Timeout(600)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are typed in a POSIX shell")
class HintsIT {

    private static final Pattern HINT = Pattern.compile("(?m)^(?:\\[\\w+] +)?mvn .*featurestore:.*$");

    private static final String CONTEXT = " -Dfeaturestore.config='other one.yaml' -Dfeaturestore.terraform=builtin";

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>com.example</groupId>
              <artifactId>app</artifactId>
              <version>1.0</version>
              <packaging>pom</packaging>
              <build>
                <plugins>
                  <plugin>
                    <groupId>dev.featurestore</groupId>
                    <artifactId>feature-store-maven-plugin</artifactId>
                    <version>%s</version>
                    <executions>
                      <execution>
                        <id>second</id>
                        <phase>validate</phase>
                        <goals>
                          <goal>plan</goal>
                        </goals>
                        <configuration>
                          <skip>${plan.skip}</skip>
                          <config>second.yaml</config>
                        </configuration>
                      </execution>
                    </executions>
                  </plugin>
                </plugins>
              </build>
              <profiles>
                <profile>
                  <id>rehearsal</id>
                  <properties>
                    <featurestore.cloud>embedded</featurestore.cloud>
                  </properties>
                </profile>
              </profiles>
              <properties>
                <plan.skip>false</plan.skip>
              </properties>
            </project>
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void project() throws IOException {
        Path app = Projects.copy("no-pom", folder.resolve("app"));
        Files.delete(app.resolve(".mvn"));
        String version = MavenBuild.plugin().substring(MavenBuild.plugin().lastIndexOf(':') + 1);
        Files.writeString(app.resolve("pom.xml"), POM.formatted(version));
        String usual = Files.readString(app.resolve("feature_store.yaml"));
        Files.writeString(app.resolve("other one.yaml"), usual + "  stack_name: other\n");
        Files.writeString(app.resolve("second.yaml"), usual + "  stack_name: second\n");
        List<String> command = new MavenBuild(folder).command(List.of());
        Files.createDirectories(folder.resolve(".mvn"));
        Files.write(folder.resolve(".mvn/maven.config"), command.subList(1, command.size()));
    }

    @Test
    void everyCommandWorksOnWhatThePrintingRunWorkedOn() throws Exception {
        String start = "mvn -f app/pom.xml -P rehearsal featurestore:";
        List<String> planned = hints(typed(start + "plan" + CONTEXT, true));
        assertThat(planned).singleElement().asString().contains(":apply ", " -Dfeaturestore.plan=ocid1.ormjob.");
        assertThat(typed(planned.get(0), true)).contains("Deployed stack other in ");

        change("other one.yaml", "10.1.0.0/16");
        List<String> changed = hints(typed(start + "status" + CONTEXT, true));
        assertThat(changed).singleElement().asString().contains(":apply ");
        assertThat(typed(changed.get(0), true)).contains("Deployed stack other in ");

        List<String> kept = hints(
                typed(start + "destroy" + CONTEXT + " -Dfeaturestore.keepStack -Dfeaturestore.confirm=other", true));
        assertThat(kept).hasSize(2);
        assertThat(typed(kept.get(0), true)).contains("Deployed stack other in ");
        assertThat(typed(kept.get(1), false)).contains("Stack other was not destroyed");

        assertThat(typed(start + "stacks" + CONTEXT, true)).contains(" other").doesNotContain(" feature-store ");
    }

    @Test
    void aBoundGoalIsNamedWithItsExecution() throws Exception {
        List<String> planned = hints(typed("mvn -f app/pom.xml -P rehearsal validate", true));
        assertThat(planned).singleElement().asString().contains("featurestore:apply@second ");
        assertThat(typed(planned.get(0), true)).contains("Deployed stack second in ");
    }

    private void change(String config, String cidr) throws IOException {
        Path file = folder.resolve("app").resolve(config);
        Files.writeString(file, Files.readString(file) + "  variables:\n    cidr: " + cidr + "\n");
    }

    /** The commands of a log, each as one would copy it. */
    private static List<String> hints(String log) {
        return HINT.matcher(log)
                .results()
                .map(MatchResult::group)
                .map(line -> line.substring(line.indexOf("mvn ")))
                .toList();
    }

    /** Runs a command as a shell reads it; it must be of a rehearsal. */
    private String typed(String command, boolean succeeds) throws IOException, InterruptedException {
        Path log = folder.resolve("typed.log");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command + " --batch-mode")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().merge("PATH", bin() + File.pathSeparator, (path, bin) -> bin + path);
        Process shell = builder.start();
        shell.getOutputStream().close();
        assertThat(shell.waitFor(3, TimeUnit.MINUTES)).isTrue();
        String text = Files.readString(log, StandardCharsets.UTF_8);
        assertThat(shell.exitValue() == 0).as(command + "\n" + text).isEqualTo(succeeds);
        assertThat(text).as(command).contains("REHEARSAL");
        return text;
    }

    private String bin() throws IOException {
        return Path.of(new MavenBuild(folder).command(List.of()).get(0))
                .resolveSibling("")
                .toString();
    }
}
