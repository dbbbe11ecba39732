package dev.featurestore.operator.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.verify.LocalVerifier;
import dev.featurestore.operator.verify.PlainJava;
import dev.featurestore.operator.verify.SmallStack;
import dev.featurestore.operator.verify.SomeValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is asked, and what becomes of the answers. */
class DialogueTest {
    private static final String TENANCY = "ocid1.tenancy.oc1..aaaa";
    private static final String COMPARTMENT = "ocid1.compartment.oc1..bbbb";

    @TempDir
    Path root;

    private Path output;
    private ClassLoader bundled;
    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void makeHomeAndBundledStack() throws IOException {
        output = root.resolve("project");
        bundled = SmallStack.bundled(root.resolve("resources"));
        Files.createDirectories(root.resolve("home/.oci"));
    }

    @Test
    void proposesWhatTheProfileAndTheSchemaSay() throws IOException {
        profile("DEFAULT", "tenancy=" + TENANCY + "\nuser=ocid1.user.oc1..cccc\nregion=fra\n");
        ScriptedPerson person = new ScriptedPerson("", COMPARTMENT, "", "", "", "api", "");

        assertThat(talk(person, given())).isPresent();

        assertThat(person.screen())
                .satisfies(screen -> assertThat(String.join(" ", screen))
                        .contains(
                                "The proposed answers are from profile DEFAULT in " + root.resolve("home/.oci/config")))
                .contains("1/6 OCID of the tenancy to deploy to.", "    Enter: " + TENANCY)
                .contains("    Enter: eu-frankfurt-1")
                .contains("    Enter: ocid1.user.oc1..cccc", "    - for none", "    Enter: feature-store");
        OperatorConfig config = read();
        assertThat(config.region()).isEqualTo("eu-frankfurt-1");
        assertThat(config.userId()).contains("ocid1.user.oc1..cccc");
        assertThat(config.stackName()).isEqualTo("feature-store");
        assertThat(PlainJava.of(config.variables())).isEqualTo(Map.of("image_url", "api"));
    }

    @Test
    void takesTheProfileThatTheSignInWouldTake() throws IOException {
        profile("OTHER", "tenancy=ocid1.tenancy.oc1..other\n");
        environment.put("OCI_CLI_PROFILE", "OTHER");
        ScriptedPerson person = new ScriptedPerson();

        assertThatThrownBy(() -> talk(person, given())).isInstanceOf(FeatureStoreException.class);

        assertThat(person.screen())
                .contains("    Enter: ocid1.tenancy.oc1..other")
                .satisfies(screen -> assertThat(String.join(" ", screen)).contains(" (profile from OCI_CLI_PROFILE)."));
    }

    @Test
    void proposesWhatTheVariablesOfTheCliSayWithoutAFileToo() {
        environment.put("OCI_CLI_TENANCY", TENANCY);
        environment.put("OCI_CLI_REGION", "fra");
        ScriptedPerson person = new ScriptedPerson("", COMPARTMENT);

        assertThatThrownBy(() -> talk(person, given())).isInstanceOf(FeatureStoreException.class);

        assertThat(person.screen())
                .contains("    Enter: " + TENANCY, "    Enter: eu-frankfurt-1")
                .satisfies(screen -> assertThat(String.join(" ", screen))
                        .contains("The proposed answers are from the environment (OCI_CLI_TENANCY, OCI_CLI_REGION)."));
    }

    @Test
    void proposesNothingWithoutAProfileOrWhereItIsWrong() throws IOException {
        ScriptedPerson alone = new ScriptedPerson();
        assertThatThrownBy(() -> talk(alone, given())).isInstanceOf(FeatureStoreException.class);
        profile("DEFAULT", "tenancy=ocid1.user.oc1..aaaa\n");
        ScriptedPerson person = new ScriptedPerson();
        assertThatThrownBy(() -> talk(person, given())).isInstanceOf(FeatureStoreException.class);

        assertThat(alone.screen()).anyMatch(line -> line.startsWith("No answers to propose: "));
        assertThat(person.screen()).noneMatch(line -> line.contains("Enter: ocid1."));
    }

    @Test
    void asksAgainWithTheReason() {
        ScriptedPerson person = new ScriptedPerson(
                "",
                "x",
                TENANCY,
                COMPARTMENT,
                "iad",
                "us-langley-1",
                "us-ashburn-1",
                "ocid1.group.oc1..dddd",
                "-",
                "-",
                "api",
                "perhaps",
                "YES");

        assertThat(talk(person, given())).isPresent();

        assertThat(person.screen())
                .containsSequence("tenancy_id: ", "    A value is required.", "tenancy_id: x")
                .containsSequence(
                        "region: iad",
                        "    Must be the name of a region, but is \"iad\".",
                        "    Write it as us-ashburn-1.",
                        "    Enter: us-ashburn-1",
                        "region: us-langley-1")
                .anyMatch(line -> line.startsWith("    Spec.") && line.contains("must be an OCID of us-langley-1"))
                .contains("    Must be the OCID of a user, but is the OCID of a group.")
                .containsSequence("Write? yes or no [yes]: perhaps", "Write? yes or no [yes]: YES");
        assertThat(read().userId()).isEmpty();
        assertThat(person.unasked()).isEmpty();
    }

    @Test
    void enterTakesTheRegionThatIsProposedInPlaceOfOneThatIsNotKnown() {
        ScriptedPerson person = new ScriptedPerson(TENANCY, COMPARTMENT, "eu-frankfrt-1", "", "", "", "api", "");

        assertThat(talk(person, given())).isPresent();

        assertThat(person.screen())
                .containsSequence("    Did you mean eu-frankfurt-1?", "    Enter: eu-frankfurt-1", "region: ");
        assertThat(read().region()).isEqualTo("eu-frankfurt-1");
    }

    @Test
    void takesARegionThatItDoesNotKnowWhenItIsTypedTwice() {
        ScriptedPerson person =
                new ScriptedPerson(TENANCY, COMPARTMENT, "eu-frankfrt-1", "eu-frankfrt-1", "", "", "api", "");

        assertThat(talk(person, given())).isPresent();

        assertThat(read().region()).isEqualTo("eu-frankfrt-1");
    }

    @Test
    void asksForNothingThatIsGiven() {
        ScriptedPerson person = new ScriptedPerson(COMPARTMENT, "", "");

        assertThat(talk(
                        person,
                        request(
                                false,
                                Optional.of(TENANCY),
                                Optional.of("us-ashburn-1"),
                                Optional.of("mine"),
                                Map.of("image_url", "api"))))
                .isPresent();

        assertThat(person.screen())
                .anyMatch(line -> line.startsWith("1/2 "))
                .noneMatch(line -> line.startsWith("tenancy_id:") || line.startsWith("stack_name:"));
        assertThat(read().stackName()).isEqualTo("mine");
    }

    @Test
    void asksNothingAtAllIfNothingIsMissing() {
        ScriptedPerson person = new ScriptedPerson();
        InitRequest request = InitRequest.of(output, root)
                .withTenancyId(Optional.of(TENANCY))
                .withCompartmentId(Optional.of(COMPARTMENT))
                .withRegion(Optional.of("us-ashburn-1"))
                .withVariables(Map.of("image_url", "api"));

        assertThat(talk(person, request)).isPresent();

        assertThat(person.screen()).isEmpty();
        assertThat(read().userId()).isEmpty();
    }

    @Test
    void showsTheWholePageAndTheFilesBeforeItWrites() throws IOException {
        SchemaFiles.ofBundledStack(bundled).write(output, false);
        ScriptedPerson person = new ScriptedPerson(TENANCY, COMPARTMENT, "us-ashburn-1", "", "", "api", "no");

        assertThat(talk(person, given())).isEmpty();

        assertThat(person.screen())
                .containsSequence("  # Region to deploy to.", "  region: us-ashburn-1")
                .contains("  feature_store.yaml", "  feature_store.schema.json (unchanged)");
        assertThat(output.resolve("feature_store.yaml")).doesNotExist();
    }

    @Test
    void writesNothingWhenTheInputEnds() {
        List<String> all = List.of(TENANCY, COMPARTMENT, "us-ashburn-1", "", "", "api");
        for (int answers = 0; answers <= all.size(); answers++) {
            ScriptedPerson person = new ScriptedPerson(all.subList(0, answers).toArray(String[]::new));

            assertThatThrownBy(() -> talk(person, given()))
                    .isInstanceOf(FeatureStoreException.class)
                    .hasMessage("No files were written: the input ended before the last answer");
        }
        assertThat(output).doesNotExist();
    }

    @Test
    void refusesBeforeTheFirstQuestionWhatIsWrongAlready() throws IOException {
        ScriptedPerson person = new ScriptedPerson();
        assertThatThrownBy(() ->
                        talk(person, request(false, Optional.of("x"), Optional.empty(), Optional.empty(), Map.of())))
                .hasMessageStartingWith("featurestore.tenancyId: must be the OCID of a tenancy");
        Files.createDirectories(output);
        Files.writeString(output.resolve("feature_store.yaml"), "mine");
        assertThatThrownBy(() -> talk(person, given()))
                .isInstanceOfSatisfying(
                        FeatureStoreException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.FILES_EXIST));

        assertThat(person.screen()).isEmpty();
    }

    @Test
    void showsNoSecret() throws IOException {
        Path variables = root.resolve("resources/feature-store-stack/variables.tf");
        Files.writeString(variables, Files.readString(variables) + """

                variable "password" {
                  type      = string
                  sensitive = true
                  validation {
                    condition     = length(var.password) > 3
                    error_message = "Too short: ${var.password}."
                  }
                }
                """);
        ScriptedPerson person =
                new ScriptedPerson(TENANCY, COMPARTMENT, "us-ashburn-1", "", "", "api", "s3c", "s3cret", "yes");

        assertThat(talk(person, given())).isPresent();

        assertThat(person.screen())
                .contains("    password: (not shown)")
                .containsOnlyOnce("7/7 password")
                .noneMatch(line -> line.contains("s3c"));
        assertThat(output.resolve("feature_store.yaml")).content().contains("password: s3cret");
    }

    @Test
    void fitsIntoEightyColumnsButForPathsOfTheUser() {
        ScriptedPerson person = new ScriptedPerson(TENANCY, COMPARTMENT, "us-ashburn-1", "", "", "api", "");

        talk(person, given());

        assertThat(person.screen())
                .filteredOn(line -> !line.contains(root.toString()))
                .allMatch(line -> line.length() <= 80);
    }

    private void profile(String name, String lines) throws IOException {
        Files.writeString(root.resolve("home/.oci/config"), "[" + name + "]\n" + lines);
    }

    private OperatorConfig read() {
        return new LocalVerifier(root, bundled, SomeValues.none())
                .verify(output.resolve("feature_store.yaml"))
                .orThrow()
                .config();
    }

    private Optional<Written> talk(ScriptedPerson person, InitRequest request) {
        SignIn signIn = new SignIn(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                environment,
                root.resolve("home"));
        return new Initializer(bundled, Commands.plain()).init(request, new Conversation(person, signIn));
    }

    private InitRequest given() {
        return request(false, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    private InitRequest request(
            boolean overwrite,
            Optional<String> tenancy,
            Optional<String> region,
            Optional<String> stackName,
            Map<String, String> variables) {
        return InitRequest.of(output, root)
                .withOverwrite(overwrite)
                .withTenancyId(tenancy)
                .withRegion(region)
                .withStackName(stackName)
                .withVariables(variables);
    }
}
