package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code mvn featurestore:init} as a person meets it: at a terminal, where it asks; and elsewhere, where it never does. */
class InitDialogueIT {

    private static final String TENANCY = "ocid1.tenancy.oc1..aaaaaaaarehearsalrehearsalrehearsalrehearsalrehearsalre";
    private static final String COMPARTMENT =
            "ocid1.compartment.oc1..aaaaaaaarehearsalrehearsalrehearsalrehearsalrehearsalre";
    private static final String USER = "ocid1.user.oc1..aaaaaaaarehearsalrehearsalrehearsalrehearsalrehearsalre";
    private static final String INIT = MavenBuild.plugin() + ":init";

    @TempDir
    Path folder;

    private Path project;
    private Path home;

    @BeforeEach
    void makeProjectAndProfile() throws Exception {
        PseudoTerminal.assumeThereIsOne();
        project = Files.createDirectories(folder.resolve("project"));
        Files.createDirectories(project.resolve(".mvn"));
        home = folder.resolve("home");
        Files.createDirectories(home.resolve(".oci"));
        Files.writeString(home.resolve(".oci/config"), """
                [DEFAULT]
                tenancy = ocid1.tenancy.oc1..another

                [TEAM]
                user = %s
                tenancy = %s
                region = eu-frankfurt-1
                fingerprint = 00:11
                pass_phrase = never to be shown
                """.formatted(USER, TENANCY));
    }

    static Stream<Path> mavens() throws IOException {
        return MavenBuild.mavens().stream();
    }

    @ParameterizedTest
    @MethodSource("mavens")
    void proposesWhatTheProfileSaysAndAsksAgainWithTheReason(Path maven) throws Exception {
        MavenBuild.Result result;
        try (PseudoTerminal terminal = start(new MavenBuild(project, maven), "", INIT, "-Dfeaturestore.profile=TEAM")) {
            result = terminal.answer("\ntenancy_id: ", "")
                    .answer("\ncompartment_id: ", "my compartment")
                    .answer("    ocid1.compartment.oc1..aaaa...\ncompartment_id: ", COMPARTMENT)
                    .answer("\nregion: ", "")
                    .answer("\nuser_id: ", "")
                    .answer("\nstack_name: ", "mine")
                    .answer("Write? yes or no [yes]: ", "yes")
                    .finish();
        }

        assertThat(result.status()).as(result.log()).isZero();
        assertThat(result.log())
                .contains("\n    Enter: " + TENANCY + "\n", "\n    Enter: " + USER + "\n    - for none\n")
                .contains("\n    Must be the OCID of a compartment, but is \"my compartment\".\n")
                .contains("\n  region: eu-frankfurt-1\n")
                .contains("Wrote feature_store.yaml")
                .doesNotContain("never to be shown");
        assertThat(project.resolve("feature_store.yaml"))
                .content()
                .contains("tenancy_id: " + TENANCY, "compartment_id: " + COMPARTMENT, "region: eu-frankfurt-1")
                .contains("user_id: " + USER, "stack_name: mine");
        assertThat(new MavenBuild(project).run(MavenBuild.plugin() + ":verify").log())
                .contains("feature_store.yaml is valid and sets all required variables of the stack.");
    }

    @ParameterizedTest
    @MethodSource("mavens")
    void writesNothingWhenTheInputEnds(Path maven) throws Exception {
        try (PseudoTerminal terminal = start(new MavenBuild(project, maven), "", INIT)) {
            MavenBuild.Result result = terminal.answer("\ntenancy_id: ", TENANCY)
                    .endInput("\ncompartment_id: ")
                    .finish();

            assertThat(result.status()).as(result.log()).isNotZero();
            assertThat(result.log()).contains("No files were written");
        }
        assertThat(project.resolve("feature_store.yaml")).doesNotExist();
    }

    @Test
    void writesNothingWhenToldSoAndLoadsNoClassOfACloud() throws Exception {
        Path classes = folder.resolve("classes.log");
        List<String> arguments = new ArrayList<>(allBut("region"));
        arguments.add(0, INIT);
        try (PseudoTerminal terminal = startWith(
                new MavenBuild(project), " -Xlog:class+load:file=" + classes, "", arguments.toArray(String[]::new))) {
            MavenBuild.Result result = terminal.answer("\nregion: ", "us-ashburn-1")
                    .answer("\nuser_id: ", "-")
                    .answer("\nstack_name: ", "")
                    .answer("Write? yes or no [yes]: ", "no")
                    .finish();

            assertThat(result.status()).as(result.log()).isZero();
            assertThat(result.log())
                    .contains("\n1/3 ", "No files were written.")
                    .doesNotContain("tenancy_id: \n");
        }
        assertThat(project.resolve("feature_store.yaml")).doesNotExist();
        assertThat(Files.readAllLines(classes))
                .anyMatch(line -> line.contains(" dev.featurestore.operator.init.Dialogue "))
                .noneMatch(line -> LoadedClassesIT.needsACloud(line));
    }

    @ParameterizedTest
    @MethodSource("mavens")
    void neverAsksInBatchMode(Path maven) throws Exception {
        try (PseudoTerminal terminal = start(new MavenBuild(project, maven), "", INIT, "--batch-mode")) {
            assertNamesWhatIsMissing(terminal.finish());
        }
    }

    @Test
    void neverAsksWhereTheSettingsSaySo() throws Exception {
        MavenBuild build = new MavenBuild(project).withSettings("<interactiveMode>false</interactiveMode>");
        try (PseudoTerminal terminal = start(build, "", INIT)) {
            assertNamesWhatIsMissing(terminal.finish());
        }
    }

    @Test
    void neverAsksWhereInputOrOutputIsNoTerminal() throws Exception {
        MavenBuild build = new MavenBuild(project);

        assertNamesWhatIsMissing(
                build.runInteractively(INIT),
                "featurestore.tenancyId, featurestore.compartmentId, featurestore.region");
        for (String redirection : List.of("< /dev/null", "| cat")) {
            try (PseudoTerminal terminal = start(build, redirection, INIT)) {
                MavenBuild.Result result = terminal.finish();
                assertThat(result.log()).contains("Missing: ").doesNotContain("tenancy_id: ");
            }
        }
    }

    @Test
    void asksNothingIfAllIsGiven() throws Exception {
        List<String> arguments = new ArrayList<>(allBut(""));
        arguments.add(0, INIT);
        try (PseudoTerminal terminal = start(new MavenBuild(project), "", arguments.toArray(String[]::new))) {
            MavenBuild.Result result = terminal.finish();

            assertThat(result.status()).as(result.log()).isZero();
            assertThat(result.log()).contains("Wrote feature_store.yaml").doesNotContain("Write?");
        }
    }

    /** The profile has a tenancy, so only the region is missing. */
    private static void assertNamesWhatIsMissing(MavenBuild.Result result) {
        assertNamesWhatIsMissing(result, "featurestore.region");
    }

    private static void assertNamesWhatIsMissing(MavenBuild.Result result, String missing) {
        assertThat(result.status()).as(result.log()).isNotZero();
        assertThat(result.log())
                .contains("Missing: " + missing + "\n")
                .doesNotContain("tenancy_id: ")
                .doesNotContain("Enter: ");
    }

    private static List<String> allBut(String name) {
        return Stream.of(
                        "-Dfeaturestore.tenancyId=" + TENANCY,
                        "-Dfeaturestore.compartmentId=" + COMPARTMENT,
                        "-Dfeaturestore.region=eu-frankfurt-1")
                .filter(argument -> name.isEmpty() || !argument.contains("." + name + "="))
                .toList();
    }

    private PseudoTerminal start(MavenBuild build, String redirection, String... arguments) throws Exception {
        return startWith(build, "", redirection, arguments);
    }

    private PseudoTerminal startWith(MavenBuild build, String options, String redirection, String... arguments)
            throws Exception {
        return PseudoTerminal.start(
                project,
                Map.of("MAVEN_OPTS", "-Duser.home=" + home + options),
                build.command(List.of(arguments)),
                redirection);
    }
}
