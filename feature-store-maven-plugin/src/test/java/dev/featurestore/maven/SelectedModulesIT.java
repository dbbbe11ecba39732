package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goals of the command line in a reactor: modules {@code one} and {@code two} have configurations, {@code three} and the
 * root have none.
 */
class SelectedModulesIT {

    @TempDir
    Path folder;

    @BeforeEach
    void copyProject() throws Exception {
        Projects.copy("multi-module", folder);
        // Deploys the stack of another module: here it has no configuration.
        Files.delete(folder.resolve("three/feature_store.yaml"));
        for (String module : List.of("one", "two")) {
            Path config = folder.resolve(module).resolve("feature_store.yaml");
            Files.writeString(
                    config.resolveSibling("broken.yaml"),
                    Files.readString(config).replace("region: us-ashburn-1", "region: nowhere"));
        }
    }

    static List<Path> mavens() throws Exception {
        return MavenBuild.mavens();
    }

    @ParameterizedTest
    @MethodSource("mavens")
    void everyModuleWithAConfigurationIsProcessed(Path maven) throws Exception {
        MavenBuild.Result result =
                new MavenBuild(folder, maven).run(goal("verify"), goal("package"), "-Dmaven.plugin.validation=NONE");

        assertThat(result.status()).as(result.log()).isZero();
        assertThat(result.log())
                .contains(
                        "Running verify in 2 of 4 modules: one, two",
                        "Modules without a configuration: multi-module, three",
                        "one/feature_store.yaml is valid and sets all required variables of the stack.",
                        "two/feature_store.yaml is valid and sets all required variables of the stack.")
                .containsOnlyOnce("Module two");
        assertThat(folder.resolve("one/target/one-1.0-stack.zip")).exists();
        assertThat(folder.resolve("two/target/two-1.0-stack.zip")).exists();
        assertThat(folder.resolve("target/multi-module-1.0-stack.zip")).doesNotExist();
        assertThat(folder.resolve("three/target/three-1.0-stack.zip")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("mavens")
    void aFailureNamesItsModuleAndThoseThatWereNotRun(Path maven) throws Exception {
        MavenBuild.Result result = new MavenBuild(folder, maven)
                .run("-pl", ":two,:one", goal("verify"), "-Dfeaturestore.config=broken.yaml");

        assertThat(result.status()).isNotZero();
        assertThat(result.log())
                .contains("Module one: ", "Not run in: two", "one/broken.yaml")
                .doesNotContain("two/broken.yaml", "two ................................................ SUCCESS");
    }

    @Test
    void whatMavenSelectsIsWhatIsProcessed() throws Exception {
        assertThat(verified("-rf", ":two")).containsExactly("two");
        assertThat(verified("-pl", ":two", "-am")).containsExactly("two");
        assertThat(verified("-pl", ":one,:two")).containsExactly("one", "two");
        assertThat(verified("-f", "one")).containsExactly("");
    }

    private List<String> verified(String... selection) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(selection));
        arguments.add(goal("verify"));
        MavenBuild.Result result = new MavenBuild(folder).run(arguments);
        assertThat(result.status()).as(result.log()).isZero();
        return result.log()
                .lines()
                .filter(line ->
                        line.contains("feature_store.yaml is valid and sets all required variables of the stack."))
                .map(line -> line.replaceAll(".* (\\w*?)/?feature_store.yaml is valid.*", "$1"))
                .toList();
    }

    @Test
    void withFailAtEndEveryModuleReportsItsProblems() throws Exception {
        MavenBuild.Result result =
                new MavenBuild(folder).run(goal("verify"), "-fae", "-Dfeaturestore.config=broken.yaml");

        assertThat(result.status()).isNotZero();
        assertThat(result.log())
                .contains("one/broken.yaml", "two/broken.yaml", "Module one: ", "Module two: ")
                .doesNotContain("Not run in");
    }

    @Test
    void withoutAConfigurationAnywhereTheGoalFailsAsInOneModule() throws Exception {
        MavenBuild.Result result = new MavenBuild(folder).run("-N", goal("verify"));

        assertThat(result.status()).isNotZero();
        assertThat(result.log()).contains("feature_store.yaml", "file not found");

        MavenBuild.Result absent =
                new MavenBuild(folder).run("-pl", ":one,:two", goal("verify"), "-Dfeaturestore.config=absent.yaml");

        assertThat(absent.status()).isNotZero();
        assertThat(absent.log()).contains("one/absent.yaml", "file not found");
    }

    @Test
    void aConfigurationThatAModulesOwnPomNamesMustExist() throws Exception {
        Path pom = folder.resolve("three/pom.xml");
        Files.writeString(
                pom,
                Files.readString(pom)
                        .replace(
                                "</artifactId>\n      </plugin>",
                                "</artifactId>\n<configuration><config>prod.yaml</config></configuration>\n</plugin>"));

        MavenBuild.Result result = new MavenBuild(folder).run(goal("verify"));

        assertThat(result.status()).isNotZero();
        assertThat(result.log()).contains("Module three: ", "three/prod.yaml", "file not found");
    }

    @Test
    void oneConfigurationForAllModulesIsProcessedOnce() throws Exception {
        MavenBuild.Result result = new MavenBuild(folder)
                .run(goal("verify"), "-Dfeaturestore.config=" + folder.resolve("two/feature_store.yaml"));

        assertThat(result.status()).as(result.log()).isZero();
        assertThat(result.log())
                .contains("Modules with the same configuration as one of these: one, two, three")
                .containsOnlyOnce("two/feature_store.yaml is valid and sets all required variables of the stack.");
    }

    @Test
    void stacksAreDeployedAndAPropertyOfOneStackIsRefusedForSeveral() throws Exception {
        MavenBuild.Result applied = new MavenBuild(folder).run(goal("apply"), "-Dfeaturestore.cloud=embedded");

        assertThat(applied.status()).as(applied.log()).isZero();
        assertThat(folder.resolve("one/target/featurestore/report.json"))
                .content()
                .contains("store-one");
        assertThat(folder.resolve("two/target/featurestore/report.json"))
                .content()
                .contains("store-two");

        // In the folder of a module, the rehearsal of the root continues.
        MavenBuild.Result status =
                new MavenBuild(folder.resolve("one")).run(goal("status"), "-Dfeaturestore.cloud=embedded");

        assertThat(status.status()).as(status.log()).isZero();
        assertThat(status.log()).contains("Stack store-one");
        assertThat(folder.resolve("one/.featurestore")).doesNotExist();

        MavenBuild.Result refused = new MavenBuild(folder)
                .run(goal("destroy"), "-Dfeaturestore.cloud=embedded", "-Dfeaturestore.confirm=store-one");

        assertThat(refused.status()).isNotZero();
        assertThat(refused.log())
                .contains("-Dfeaturestore.confirm applies to one module, but 2 are selected: one, two", "add -pl :one")
                .doesNotContain("REHEARSAL");
    }

    private static String goal(String name) {
        return MavenBuild.plugin() + ":" + name;
    }
}
