package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Commands;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is set for a goal, and would not take effect. */
class UserPropertiesTest {

    private static final String KEY = "dev.featurestore:feature-store-maven-plugin";

    private final GoalParameters parameters = parameters();

    @ParameterizedTest
    @CsvSource({
        "featurestore.dryrun, Did you mean -Dfeaturestore.dryRun?",
        "featurestore.cloude, Did you mean -Dfeaturestore.cloud?",
        "featureStore.cloud, Did you mean -Dfeaturestore.cloud?",
        "featurestore.tenancy_id, Did you mean -Dfeaturestore.tenancyId?"
    })
    void misspeltPropertyIsRefusedWithTheOneThatWasMeant(String name, String hint) {
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> names(name, "true"))
                .withMessage("-D" + name + ": unknown property")
                .satisfies(e -> assertThat(e.hint()).isEqualTo(hint));
    }

    @Test
    void aPropertyLikeNoneIsRefusedWithTheCommandThatListsThem() {
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> names("featurestore.somethingElse", "true"))
                .satisfies(e -> assertThat(e.text(Commands.plain()))
                        .contains("List the properties of all goals")
                        .contains("mvn featurestore:help -Ddetail"));
    }

    @Test
    void switchThatIsNeitherTrueNorFalseIsRefused() {
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> names("featurestore.dryRun", "ture"))
                .withMessage("-Dfeaturestore.dryRun: must be true or false, but is \"ture\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "featurestore.jobs; ,ocid1.ormjob.x",
                "featurestore.environments; dev,,test",
                "featurestore.configs; a.yaml,",
                "featurestore.excludes; a, ,b"
            })
    void aListWithAnEmptyEntryIsRefused(String name, String value) {
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> names(name, value))
                .withMessage("-D" + name + ": has an empty entry: \"" + value + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "featurestore.excludes, ''",
        "featurestore.dryRun, true",
        "featurestore.skip, ''",
        "featurestore.variables.anything, x",
        "featurestore.outputs.vcn_id, x",
        "skipTests, maybe"
    })
    void othersPass(String name, String value) {
        assertThatCode(() -> names(name, value)).doesNotThrowAnyException();
    }

    @Test
    void contextIsWhatEveryGoalHasThatTalksToACloud() {
        assertThat(List.of(
                        PropertyNames.CLOUD,
                        PropertyNames.PROFILE,
                        PropertyNames.CONFIG,
                        PropertyNames.STACK_NAME,
                        PropertyNames.COMPARTMENT_ID,
                        PropertyNames.REGION))
                .allMatch(parameters::isContext);
        assertThat(List.of(
                        PropertyNames.DRY_RUN,
                        PropertyNames.STACK_ID,
                        PropertyNames.CONFIRM,
                        PropertyNames.JOB,
                        "featurestore.unknown"))
                .noneMatch(parameters::isContext);
    }

    @ParameterizedTest
    @CsvSource({
        "featurestore.stackId, apply, stackId",
        "featurestore.dryRun, publish-image, dryRun",
        "featurestore.keepStack, apply, keepStack",
        "featurestore.plan, verify, plan",
        "featurestore.format, apply, format"
    })
    void aPropertyThatNoGoalOfTheCommandHasIsRefusedWithTheGoalsThatHaveIt(String name, String goal, String parameter) {
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> use(name, goal))
                .withMessage("-D" + name + " has no effect: no goal of this command has it (" + goal + ")")
                .satisfies(e -> assertThat(e.hint())
                        .endsWith("have it: " + String.join(", ", parameters.goalsWithParameter(parameter))));
    }

    @ParameterizedTest
    @CsvSource({
        "featurestore.dryRun, destroy",
        "featurestore.dryRun, cancel",
        "featurestore.dryRun, plan",
        "featurestore.cloud, info",
        "featurestore.stackName, build-image",
        "featurestore.stackName, apply",
        "featurestore.terraform, status",
        "featurestore.skip, schema",
        "featurestore.variables.x, status"
    })
    void whatAGoalHasOrCannotBeMisledByPasses(String name, String goal) {
        assertThatCode(() -> use(name, goal)).doesNotThrowAnyException();
    }

    @Test
    void aGoalThatIsBoundToThePhasesOfTheCommandCounts() {
        Properties properties = properties("featurestore.dryRun", "true");

        assertThatCode(() -> new UserProperties(parameters)
                        .checkUse(properties, Set.of("verify"), () -> Set.of("verify", "apply")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cloud", "dryRun", "dryrun", "stackName", "compartmentId", "region", "detach", "autoApprove"})
    void aPropertyWithoutItsPrefixIsRefused(String name) {
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> BareProperties.check(properties(name, "x"), parameters.ofGoal("apply"), true))
                .withMessage("-D" + name + " has no effect: apply does not have this property")
                .satisfies(e -> assertThat(e.hint().toLowerCase(java.util.Locale.ROOT))
                        .startsWith("set -dfeaturestore." + name.toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void aCommonWordIsAWarningAndTheRightPropertyBesideItSilencesBoth() {
        assertThat(BareProperties.check(properties("profile", "PROD"), parameters.ofGoal("apply"), true))
                .containsExactly("-Dprofile has no effect on apply; its property is -Dfeaturestore.profile");
        Properties both = properties("cloud", "x");
        both.setProperty("featurestore.cloud", "embedded");
        both.setProperty("backend", "local");
        assertThat(BareProperties.check(both, parameters.ofGoal("apply"), true)).isEmpty();
        assertThat(BareProperties.check(properties("cloud", "x"), parameters.ofGoal("info"), true))
                .isEmpty();
    }

    @Test
    void aGoalOfTheLifecycleOnlyWarnsOfWhatIsProbablyAnotherPlugins() {
        assertThat(BareProperties.check(properties("region", "eu-west-1"), parameters.ofGoal("apply"), false))
                .containsExactly("-Dregion has no effect on apply; its property is -Dfeaturestore.region");
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(
                        () -> BareProperties.check(properties("cloud", "embedded"), parameters.ofGoal("apply"), false))
                .withMessage("-Dcloud has no effect: apply does not have this property");
    }

    @Test
    void aBackendThatNoGoalOfTheCommandHasIsAWarning() {
        UserProperties properties = new UserProperties(parameters);

        assertThat(properties.unusedBackend(properties("backend", "container"), Set.of("plan")))
                .contains("-Dbackend has no effect on plan. Goals that have it: apply, verify");
        assertThat(properties.unusedBackend(properties("backend", "container"), Set.of("plan", "verify")))
                .isEmpty();
        assertThat(properties.unusedBackend(properties("other", "x"), Set.of("plan")))
                .isEmpty();
    }

    @Test
    void keysOfThePomThatNoGoalHasAreRefused() throws Exception {
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> pom("<clowd>embedded</clowd>", "", "apply"))
                .withMessage("<clowd> in the plugin's configuration in the POM: unknown parameter")
                .satisfies(e -> assertThat(e.hint()).isEqualTo("Did you mean <cloud>?"));
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> pom("", "<keepstack>true</keepstack>", "destroy"))
                .withMessageContaining("<keepstack> in the configuration of execution it");
        assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> pom("", "<keepStack>true</keepStack>", "apply"))
                .withMessage("<keepStack> in the configuration of execution it has no effect: none of its goals has"
                        + " this parameter (apply)");
        assertThatCode(() -> pom("<keepStack>true</keepStack>", "<cloud>embedded</cloud>", "apply"))
                .doesNotThrowAnyException();
    }

    @Test
    void noParameterOfAGoalShadowsOneOfItsParents() {
        for (Class<?> goal : Set.of(
                AdoptMojo.class,
                ApplyMojo.class,
                BuildImageMojo.class,
                CancelMojo.class,
                CheckMojo.class,
                CloudMojo.class,
                CloudStopMojo.class,
                DestroyMojo.class,
                DiffMojo.class,
                DriftMojo.class,
                InfoMojo.class,
                InitMojo.class,
                JobsMojo.class,
                LogsMojo.class,
                OutputsMojo.class,
                PackageMojo.class,
                PlanMojo.class,
                PoliciesMojo.class,
                PublishImageMojo.class,
                RollbackMojo.class,
                SchemaMojo.class,
                StacksMojo.class,
                StatusMojo.class,
                VerifyMojo.class)) {
            Set<String> fields = new TreeSet<>();
            for (Class<?> each = goal; each != Object.class; each = each.getSuperclass()) {
                for (Field field : each.getDeclaredFields()) {
                    if (!field.isSynthetic() && !java.lang.reflect.Modifier.isStatic(field.getModifiers())) {
                        assertThat(fields.add(field.getName()))
                                .as(goal.getSimpleName() + "." + field.getName() + " is declared twice")
                                .isTrue();
                    }
                }
            }
        }
        assertThat(parameters.goals()).hasSize(25); // those above, and help
    }

    private void pom(String shared, String own, String goal) throws Exception {
        Plugin plugin = new Plugin();
        plugin.setGroupId("dev.featurestore");
        plugin.setArtifactId("feature-store-maven-plugin");
        plugin.setConfiguration(dom(shared));
        PluginExecution execution = new PluginExecution();
        execution.setId("it");
        execution.addGoal(goal);
        execution.setConfiguration(dom(shared + own));
        plugin.addExecution(execution);
        MavenProject project = new MavenProject();
        project.getBuild().addPlugin(plugin);
        project.getBuild().setPluginManagement(new PluginManagement());
        new PomConfiguration(parameters).check(project, KEY);
    }

    private static Object dom(String keys) throws Exception {
        return Xpp3DomBuilder.build(new java.io.StringReader("<configuration>" + keys + "</configuration>"));
    }

    private void names(String name, String value) {
        new UserProperties(parameters).checkNames(properties(name, value), "-D");
    }

    private void use(String name, String goal) {
        new UserProperties(parameters).checkUse(properties(name, "true"), Set.of(goal), Set::of);
    }

    private static Properties properties(String name, String value) {
        Properties properties = new Properties();
        properties.setProperty(name, value);
        return properties;
    }

    private static GoalParameters parameters() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(UserPropertiesTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")),
                StandardCharsets.UTF_8)) {
            return new GoalParameters(new PluginDescriptorBuilder().build(reader));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
