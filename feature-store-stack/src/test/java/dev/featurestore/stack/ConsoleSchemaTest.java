package dev.featurestore.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.featurestore.terraform.module.ModuleOutput;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.module.VariableType;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Compares {@code schema.yaml}, which the console of Resource Manager reads, with the variables and outputs of the stack. */
class ConsoleSchemaTest {

    /** Defaults that stand for no value. */
    private static final Set<Object> NOTHING = Set.of("", Map.of(), List.of(), Expression.Null.NULL);

    /** Attributes and objects whose only accepted value is their default. */
    private static final Set<String> ONE_VALUE_ONLY =
            Set.of("atp_db_config", "db_config.db_type", "db_config.db_secret_source");

    private final YamlMapping document = YamlMapping.of("schema.yaml");

    @Test
    void isValidAgainstTheMetaSchemaOfResourceManager() throws IOException {
        String metaSchema = SharedFacts.text("resource-manager-schema-document.meta.json");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(metaSchema)
                        .validate(StackSource.read("schema.yaml"), InputFormat.YAML))
                .isEmpty();
    }

    @Test
    void asksForExactlyTheVariablesOfTheStack() throws HclSyntaxException {
        assertThat(document.mapping("variables").keys()).containsExactlyInAnyOrderElementsOf(variableNames());
    }

    @Test
    void requiresVariablesWithoutDefault() throws HclSyntaxException {
        for (Variable variable : StackSource.module().variables()) {
            assertThat(asked(variable).value("required")).as(variable.name()).isEqualTo(variable.required());
        }
    }

    @Test
    void asksInTheTypeOfTheVariable() throws HclSyntaxException {
        for (Variable variable : StackSource.module().variables()) {
            String type = asked(variable).text("type");
            String name = variable.name();
            switch (variable.type().toString()) {
                case "string" -> assertThat(type).as(name).matches("string|text|password|enum|oci:.+");
                case "bool" -> assertThat(type).as(name).isEqualTo("boolean");
                case "number" -> assertThat(type).as(name).matches("integer|number");
                case "list(string)" -> {
                    assertThat(type).as(name).isEqualTo("array");
                    assertThat(asked(variable).mapping("items").text("type")).isEqualTo("string");
                }
                // The console has no field for an object.
                default -> assertThat(asked(variable).value("visible")).as(name).isEqualTo(false);
            }
        }
    }

    @Test
    void offersTheDefaultsOfTheStack() throws HclSyntaxException {
        for (Variable variable : StackSource.module().variables()) {
            Optional<String> given = variable.defaultValue()
                    .filter(value -> isAskedFor(variable))
                    .map(value -> value.literal().orElseThrow())
                    .filter(value -> !NOTHING.contains(value))
                    .map(String::valueOf);
            assertThat(Optional.ofNullable(asked(variable).value("default")).map(String::valueOf))
                    .as(variable.name())
                    .isEqualTo(given);
        }
    }

    @Test
    void marksSensitiveVariables() throws HclSyntaxException {
        for (Variable variable : StackSource.module().variables()) {
            assertThat(asked(variable).text("type").equals("password"))
                    .as(variable.name())
                    .isEqualTo(variable.sensitive());
        }
    }

    /** The console has no field for an object, so each attribute of one has a variable of its own. */
    @Test
    void hasAFieldForEachAttributeOfAnObject() throws HclSyntaxException {
        for (Variable variable : StackSource.module().variables()) {
            if (variable.type() instanceof VariableType.ObjectType object
                    && !ONE_VALUE_ONLY.contains(variable.name())) {
                for (String attribute : object.attributes().keySet()) {
                    String path = variable.name() + "." + attribute;
                    if (!ONE_VALUE_ONLY.contains(path)) {
                        assertThat(ConsoleVariables.table().values()).as(path).containsOnlyOnce(path);
                    }
                }
            }
        }
    }

    @Test
    void consoleVariablesAreThoseThatTheStackReadsInPlaceOfKeysOfObjects() {
        assertThat(ConsoleVariables.table()).containsExactlyInAnyOrderEntriesOf(ConsoleVariables.ofLocals());
    }

    @Test
    void showsEachConsoleVariable() {
        for (String name : ConsoleVariables.table().keySet()) {
            assertThat(document.mapping("variables").mapping(name).value("visible"))
                    .as(name)
                    .isNotEqualTo(false);
        }
    }

    @Test
    void leadsToTheEndpoint() {
        assertThat(document.mapping("outputs")
                        .mapping(document.text("primaryOutputButton"))
                        .text("type"))
                .isEqualTo("link");
    }

    @Test
    void offersOnlyValuesThatTheStackAccepts() throws HclSyntaxException {
        for (Variable variable : StackSource.module().variables()) {
            if (asked(variable).has("enum")) {
                assertThat(asked(variable).texts("enum"))
                        .allSatisfy(
                                value -> assertThat(variable.block().source()).contains("\"" + value + "\""));
            }
            if (asked(variable).has("pattern")) {
                assertThat(variable.block().source())
                        .contains("\"" + asked(variable).text("pattern") + "\"");
            }
        }
    }

    @Test
    void putsEachVariableIntoOneGroup() throws HclSyntaxException {
        assertThat(grouped("variableGroups", "variables")).containsExactlyInAnyOrderElementsOf(variableNames());
    }

    @Test
    void showsExactlyTheOutputsOfTheStack() throws HclSyntaxException {
        List<String> outputs =
                StackSource.module().outputs().stream().map(ModuleOutput::name).toList();
        assertThat(document.mapping("outputs").keys()).containsExactlyInAnyOrderElementsOf(outputs);
        assertThat(grouped("outputGroups", "outputs")).containsExactlyInAnyOrderElementsOf(outputs);
    }

    @Test
    void dependsOnVariablesThatExist() throws HclSyntaxException {
        for (Variable variable : StackSource.module().variables()) {
            if (asked(variable).has("dependsOn")) {
                assertThat(variableNames())
                        .as(variable.name())
                        .contains(asked(variable).mapping("dependsOn").text("compartmentId"));
            }
        }
    }

    private static List<String> variableNames() throws HclSyntaxException {
        return StackSource.module().variables().stream().map(Variable::name).toList();
    }

    private static boolean isAskedFor(Variable variable) {
        return !(variable.type() instanceof VariableType.ObjectType || variable.type() instanceof VariableType.MapType);
    }

    private YamlMapping asked(Variable variable) {
        return document.mapping("variables").mapping(variable.name());
    }

    private List<String> grouped(String groups, String members) {
        return document.mappings(groups).stream()
                .flatMap(group -> group.texts(members).stream())
                .toList();
    }
}
