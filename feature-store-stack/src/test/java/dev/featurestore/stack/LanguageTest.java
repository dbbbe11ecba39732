package dev.featurestore.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import dev.featurestore.terraform.syntax.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Resource Manager runs Terraform 1.5.x, so the stack must not use later features, even if a newer Terraform is installed. */
class LanguageTest {

    /** Types of blocks of a file's top level in Terraform 1.5; later ones are {@code removed}, {@code ephemeral}, … */
    private static final Set<String> BLOCKS = Set.of(
            "terraform", "provider", "variable", "locals", "data", "resource", "output", "module", "moved", "check");

    private static final Set<String> ARGUMENTS_OF_VARIABLES =
            Set.of("type", "default", "description", "sensitive", "nullable");

    private static final Set<String> ARGUMENTS_OF_OUTPUTS = Set.of("value", "description", "sensitive", "depends_on");

    /** Provider functions (1.8) and functions that were added after 1.5. */
    private static final Pattern LATER_FUNCTIONS =
            Pattern.compile("provider::|\\b(issensitive|templatestring|ephemeralasnull)\\s*\\(");

    /** Write-only arguments (1.11). */
    private static final Pattern WRITE_ONLY_ARGUMENT = Pattern.compile("\\w+_wo(_version)?");

    @Test
    void hasNoBlockThatTerraform15DoesNotKnow() throws HclSyntaxException {
        assertThat(StackSource.module().blocks()).extracting(Block::type).isSubsetOf(BLOCKS);
    }

    @Test
    void hasNoArgumentThatTerraform15DoesNotKnow() throws HclSyntaxException {
        for (Block block : StackSource.module().blocks()) {
            List<String> names = names(block).toList();
            if (block.type().equals("variable")) {
                assertThat(names).as(block.source()).isSubsetOf(ARGUMENTS_OF_VARIABLES);
            }
            if (block.type().equals("output")) {
                assertThat(names).as(block.source()).isSubsetOf(ARGUMENTS_OF_OUTPUTS);
            }
            assertThat(names).noneMatch(WRITE_ONLY_ARGUMENT.asMatchPredicate());
        }
    }

    @Test
    void callsNoFunctionThatTerraform15DoesNotHave() {
        StackSource.terraformFiles()
                .forEach((file, text) -> assertThat(text).as(file).doesNotContainPattern(LATER_FUNCTIONS));
    }

    @Test
    void refersOnlyToItsVariableInEachValidation() throws HclSyntaxException {
        for (Variable variable : StackSource.module().variables()) {
            for (Block validation : variable.block().body().blocks("validation")) {
                assertThat(validation
                                .body()
                                .attribute("condition")
                                .orElseThrow()
                                .value()
                                .references())
                        .as(variable.name())
                        .filteredOn(reference -> reference.kind() != Reference.Kind.OTHER)
                        .containsExactly(new Reference(Reference.Kind.VARIABLE, variable.name()));
            }
        }
    }

    /** The reference of the configuration takes the allowed values from these messages. */
    @Test
    void namesVariableAndAllowedValuesInEachErrorMessage() throws HclSyntaxException {
        for (Variable variable : StackSource.module().variables()) {
            for (Block validation : variable.block().body().blocks("validation")) {
                assertThat(validation
                                .body()
                                .attribute("error_message")
                                .orElseThrow()
                                .value()
                                .source())
                        .as(variable.name())
                        .matches("\"" + variable.name() + "(\\.(<\\w+>|\\w+))* must .+\\.\"");
            }
        }
    }

    @Test
    void declaresNoVariableThatNothingUses() throws HclSyntaxException {
        TerraformModule module = StackSource.module();
        Set<String> used = Stream.concat(
                        module.blocks().stream()
                                .filter(block -> !Set.of("variable", "locals").contains(block.type()))
                                .map(Block::source),
                        module.locals().values().stream()
                                .map(local -> local.value().source()))
                .flatMap(
                        text -> Pattern.compile("\\bvar\\.(\\w+)").matcher(text).results())
                .map(match -> match.group(1))
                .collect(Collectors.toUnmodifiableSet());
        assertThat(module.variables())
                .extracting(Variable::name)
                // Accepts no value; declared for its error message.
                .filteredOn(name -> !name.equals("atp_db_config"))
                .allMatch(used::contains);
    }

    @Test
    void requiresOnlyVariablesWithoutSensibleDefault() throws HclSyntaxException {
        assertThat(StackSource.module().variables().stream()
                        .filter(Variable::required)
                        .map(Variable::name))
                .containsExactlyInAnyOrder("tenancy_ocid", "compartment_ocid", "region");
    }

    @Test
    void isFormattedAsTerraformFormats() throws IOException, InterruptedException {
        Terraform.Printed fmt =
                Terraform.run(StackSource.folder(), Map.of(), "terraform", "fmt", "-check", "-diff", "-recursive");
        assertThat(fmt.exitCode()).as(fmt.text()).isZero();
    }

    @Test
    void isTestedByFilesThatAreFormattedToo() throws IOException, InterruptedException {
        Terraform.Printed fmt = Terraform.run(
                Path.of("src", "test", "terraform"), Map.of(), "terraform", "fmt", "-check", "-diff", "-recursive");
        assertThat(fmt.exitCode()).as(fmt.text()).isZero();
    }

    private static Stream<String> names(Block block) {
        return block.body().attributes().stream().map(Argument::name);
    }
}
