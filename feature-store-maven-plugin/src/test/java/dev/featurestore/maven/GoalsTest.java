package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Goals, phases and thread safety are a promise to the POMs that name them. */
class GoalsTest {

    @Test
    void goalsAndTheirPhasesAreThese() throws Exception {
        assertThat(PluginDescriptor.goals())
                .extracting(g -> g.name() + " " + (g.phase().isEmpty() ? "-" : g.phase()))
                .containsExactly(
                        "adopt -",
                        "apply deploy",
                        "build-image package",
                        "cancel -",
                        "check -",
                        "cloud -",
                        "cloud-stop -",
                        "destroy -",
                        "diff -",
                        "drift -",
                        "help -",
                        "info -",
                        "init -",
                        "jobs -",
                        "logs -",
                        "outputs -",
                        "package package",
                        "plan -",
                        "policies -",
                        "publish-image -",
                        "rollback -",
                        "schema -",
                        "stacks -",
                        "status -",
                        "verify validate");
    }

    @Test
    void everyGoalHasAnActionInEclipse() throws Exception {
        try (InputStream in = GoalsTest.class.getResourceAsStream("/META-INF/m2e/lifecycle-mapping-metadata.xml")) {
            String mapping = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);

            assertThat(Pattern.compile("<goal>(.*)</goal>")
                            .matcher(mapping)
                            .results()
                            .map(goal -> goal.group(1)))
                    .containsExactlyInAnyOrderElementsOf(PluginDescriptor.goals().stream()
                            .map(PluginDescriptor.Goal::name)
                            .toList());
        }
    }

    @Test
    void everyGoalIsThreadSafe() throws Exception {
        assertThat(PluginDescriptor.goals()).allMatch(PluginDescriptor.Goal::threadSafe);
    }

    @Test
    void onlyPackageNeedsAProject() throws Exception {
        assertThat(PluginDescriptor.goals())
                .filteredOn(PluginDescriptor.Goal::requiresProject)
                .extracting(PluginDescriptor.Goal::name)
                .containsExactly("package");
    }

    @Test
    void everyPropertyBeginsWithFeaturestoreButBackend() throws Exception {
        assertThat(PluginDescriptor.goals())
                .filteredOn(g -> !g.name().equals("help"))
                .flatExtracting(PluginDescriptor.Goal::parameters)
                .extracting(PluginDescriptor.Parameter::property)
                .filteredOn(p -> !p.isEmpty() && !p.equals("backend"))
                .isNotEmpty()
                .allMatch(p -> p.startsWith("featurestore."));
    }

    @Test
    void everyGoalAndParameterHasTheVersionThatAddedIt() throws Exception {
        List<String> missing = new ArrayList<>();
        for (PluginDescriptor.Goal goal : PluginDescriptor.goals()) {
            if (goal.name().equals("help")) { // Maven's plugin tools generate it.
                continue;
            }
            if (goal.since().isEmpty()) {
                missing.add(goal.name());
            }
            goal.parameters().stream()
                    .filter(parameter -> parameter.since().isEmpty())
                    .forEach(parameter -> missing.add(goal.name() + " " + parameter.name()));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void namesInTheCodeAreThoseOfTheDescriptor() throws Exception {
        Set<String> properties = PluginDescriptor.goals().stream()
                .flatMap(goal -> goal.parameters().stream())
                .map(PluginDescriptor.Parameter::property)
                .collect(Collectors.toSet());

        List<String> names = new ArrayList<>();
        for (Field constant : PropertyNames.class.getDeclaredFields()) {
            if (constant.getType() == String.class && !constant.getName().endsWith("PREFIX")) {
                names.add((String) constant.get(null));
            }
        }
        assertThat(names).isNotEmpty().isSubsetOf(properties);
    }
}
