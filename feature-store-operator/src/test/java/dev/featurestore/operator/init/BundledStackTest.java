package dev.featurestore.operator.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.bundle.Bundler;
import dev.featurestore.operator.bundle.ConsoleVariables;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.verify.DefaultImages;
import dev.featurestore.operator.verify.Deployable;
import dev.featurestore.operator.verify.LocalVerifier;
import dev.featurestore.operator.verify.SomeValues;
import dev.featurestore.operator.verify.StackVariables;
import dev.featurestore.operator.yaml.YamlText;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.Expression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of {@code init} for the real bundled stack. */
class BundledStackTest {
    private final ClassLoader bundled = getClass().getClassLoader();

    @TempDir
    Path project;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isDeployableWithWhatInitWrites(boolean allOptions) {
        init(allOptions, Map.of());

        Deployable deployable = verified();

        assertThat(new StackVariables(deployable.module()).values(deployable.config()))
                .containsOnlyKeys("tenancy_ocid", "compartment_ocid", "region", "user_ocid");
        assertThat(new Bundler().bundle(deployable.stack()).entries())
                .hasSameSizeAs(deployable.stack().files());
    }

    @Test
    void isDeployableWithNothingButAProfile() throws IOException {
        Files.createDirectories(project.resolve(".oci"));
        Files.writeString(project.resolve(".oci/config"), """
                [DEFAULT]
                tenancy=ocid1.tenancy.oc1..aaaa
                user=ocid1.user.oc1..cccc
                region=us-ashburn-1
                """);
        List<String> lines = new ArrayList<>();

        initializer().init(request(Optional.empty(), Optional.empty()), profile(), lines::add);

        Deployable deployable = verified();
        assertThat(new StackVariables(deployable.module()).values(deployable.config()))
                .isEqualTo(Map.of(
                        "tenancy_ocid", "ocid1.tenancy.oc1..aaaa",
                        "compartment_ocid", "ocid1.tenancy.oc1..aaaa",
                        "region", "us-ashburn-1",
                        "user_ocid", "ocid1.user.oc1..cccc"));
        assertThat(lines)
                .containsExactly("Missing values are those of profile DEFAULT in " + project.resolve(".oci/config")
                        + ". compartment_id is the root compartment of the tenancy.");
        assertThat(DefaultImages.of(deployable).lines())
                .containsExactly(
                        "The stack uses these images, which must exist before apply (NAMESPACE: the Object Storage namespace of"
                                + " the tenancy):",
                        "  iad.ocir.io/NAMESPACE/feature-store-api:feature-store-api-1.1.1",
                        "  iad.ocir.io/NAMESPACE/feature-store-authoriser:feature-store-authoriser-1.1.1",
                        "For other images, set api_img_ocir_url and function_img_ocir_url below spec.variables.");
    }

    @Test
    void takesNothingFromTheProfileOfAnotherTenancy() throws IOException {
        Files.createDirectories(project.resolve(".oci"));
        Files.writeString(project.resolve(".oci/config"), "[DEFAULT]\ntenancy=ocid1.tenancy.oc1..x\nregion=iad\n");

        assertThatThrownBy(() -> initializer()
                        .init(request(Optional.of("ocid1.tenancy.oc1..aaaa"), Optional.empty()), profile(), line -> {}))
                .hasMessage("Missing: featurestore.compartmentId, featurestore.region");
        assertThat(project.resolve("feature_store.yaml")).doesNotExist();
    }

    @Test
    void namesNoImagesThatTheConfigurationSets() {
        init(
                false,
                Map.of(
                        "api_img_ocir_url", "iad.ocir.io/ns/api:1",
                        "function_img_ocir_url", "iad.ocir.io/ns/fn:1"));

        assertThat(DefaultImages.of(verified()).lines()).isEmpty();
    }

    @Test
    void namesNoAuthoriserWithoutAGatewayAndTheConfiguredVersion() {
        init(false, Map.of("ingress", "none", "service_version", "1.2.0"));

        assertThat(DefaultImages.of(verified()).names())
                .containsExactly("iad.ocir.io/NAMESPACE/feature-store-api:feature-store-api-1.2.0");
    }

    @Test
    void starterFileHasAtMostSixtyLinesOfEightyColumns() throws IOException {
        init(false, Map.of("ingress", "private"));

        assertThat(lines())
                .hasSizeBetween(40, 60)
                .filteredOn(line -> !line.contains("mvn ") && !line.contains("_ocir_url: "))
                .allMatch(line -> line.length() <= 80);
        assertThat(lines()).contains("    ingress: private").noneMatch(line -> line.contains("# ingress:"));
        assertThat(Files.readAllLines(project.resolve("README_feature_store.md")))
                .hasSizeLessThanOrEqualTo(30);
    }

    @Test
    void starterOptionsAreValidWithoutTheirCommentSigns() throws IOException {
        init(false, Map.of());
        String text = Files.readString(project.resolve("feature_store.yaml"));

        Files.writeString(project.resolve("feature_store.yaml"), text.replaceAll("(?m)^    # ([a-z_]+: )", "    $1"));

        Deployable deployable = verified();
        assertThat(new StackVariables(deployable.module()).values(deployable.config()))
                .containsKeys(
                        StarterOption.ALL.stream().map(StarterOption::variable).toArray(String[]::new));
        assertThat(StarterOption.ALL).hasSize(10);
    }

    @Test
    void starterOptionsHaveTheDefaultsOfTheStack() {
        for (StarterOption option : StarterOption.ALL) {
            Variable variable =
                    BundledStack.read(bundled).variable(option.variable()).orElseThrow();
            Object value = variable.defaultValue().flatMap(Expression::literal).orElseThrow();
            if (value instanceof Map || value.equals("")) {
                assertThat(option.variable())
                        .isIn(
                                "colors",
                                "container_shape_flex_details",
                                "vcn_details",
                                "mysql_shape",
                                "alarm_email",
                                "freeform_tags");
            } else {
                assertThat(option.value()).as(option.variable()).isEqualTo(YamlText.inline(value));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void writesNoVariableForTheConsole(boolean allOptions) throws IOException {
        init(allOptions, Map.of());

        ConsoleVariables console = BundledStack.read(bundled).consoleVariables();
        assertThat(console.names()).hasSize(30);
        for (String name : console.names()) {
            assertThat(lines()).noneMatch(line -> line.matches(" {4}(# )?" + name + ":.*"));
        }
    }

    @Test
    void refusesAVariableForTheConsole() {
        assertThatThrownBy(() -> init(false, Map.of("vcn_cidr", "10.1.0.0/16")))
                .hasMessage("featurestore.variables.vcn_cidr: is only for the form of the OCI console");
        assertThat(project).isEmptyDirectory();
    }

    private void init(boolean allOptions, Map<String, String> variables) {
        initializer()
                .init(InitRequest.of(project, project)
                        .withAllOptions(allOptions)
                        .withTenancyId(Optional.of("ocid1.tenancy.oc1..aaaa"))
                        .withCompartmentId(Optional.of("ocid1.compartment.oc1..bbbb"))
                        .withRegion(Optional.of("us-ashburn-1"))
                        .withUserId(Optional.of("ocid1.user.oc1..cccc"))
                        .withVariables(variables));
    }

    private InitRequest request(Optional<String> tenancyId, Optional<String> region) {
        return InitRequest.of(project, project).withTenancyId(tenancyId).withRegion(region);
    }

    private SignIn profile() {
        return new SignIn(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), project);
    }

    private Initializer initializer() {
        return new Initializer(bundled, Commands.plain());
    }

    private Deployable verified() {
        return new LocalVerifier(project, bundled, SomeValues.none())
                .verify(project.resolve("feature_store.yaml"))
                .orThrow();
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(project.resolve("feature_store.yaml"));
    }
}
