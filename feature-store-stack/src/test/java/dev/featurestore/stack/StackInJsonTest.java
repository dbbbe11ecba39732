package dev.featurestore.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.provider.StandInProvider;
import dev.featurestore.provider.kubernetes.KubernetesProvider;
import dev.featurestore.provider.protocol.ProviderCalls;
import dev.featurestore.terraform.check.ModuleScope;
import dev.featurestore.terraform.check.ReferenceCheck;
import dev.featurestore.terraform.check.TypesCheck;
import dev.featurestore.terraform.language.LanguageCheck;
import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.schema.InterfaceTable;
import dev.featurestore.terraform.schema.TypeBlocks;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Body;
import dev.featurestore.terraform.syntax.ParsedFiles;
import dev.featurestore.terraform.syntax.ReferenceUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The stack, written in JSON syntax, is the same module. */
@Tag("slow")
@Timeout(120)
class StackInJsonTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static Map<String, String> files() throws Exception {
        Map<String, String> json = new TreeMap<>();
        for (ParsedFiles.ParsedFile file :
                ParsedFiles.of(StackSource.terraformFiles()).all()) {
            json.put(file.name() + ".json", JsonForm.of(file.body()));
        }
        return json;
    }

    @Test
    void hasTheSameDeclarations() throws Exception {
        ParsedFiles files = ParsedFiles.of(files(), new TypeBlocks());
        TerraformModule json = TerraformModule.of(files);
        TerraformModule stack = StackSource.module();

        assertThat(LanguageCheck.in(files)).isEmpty();
        assertThat(LanguageCheck.in(ParsedFiles.of(StackSource.terraformFiles())))
                .isEmpty();
        assertThat(described(json, Variable::type)).isEqualTo(described(stack, Variable::type));
        assertThat(described(json, StackInJsonTest::defaultOf)).isEqualTo(described(stack, StackInJsonTest::defaultOf));
        assertThat(described(json, Variable::description)).isEqualTo(described(stack, Variable::description));
        assertThat(json.locals().keySet()).isEqualTo(stack.locals().keySet());
        stack.locals()
                .forEach((name, local) -> assertThat(
                                Objects.requireNonNull(json.locals().get(name))
                                        .value()
                                        .references())
                        .as(name)
                        .isEqualTo(local.value().references()));
        assertThat(json.resources()).hasSameSizeAs(stack.resources());
        stack.resources().forEach(resource -> {
            Resource same = json.resources().stream()
                    .filter(each -> each.address().equals(resource.address()))
                    .findFirst()
                    .orElseThrow();
            assertThat(references(same.uses())).as(resource.address()).isEqualTo(references(resource.uses()));
            if (resource.type().startsWith("oci_")) {
                assertThat(outline(same.block().body()))
                        .as(resource.address())
                        .isEqualTo(outline(resource.block().body()));
            }
        });
        stack.outputs()
                .forEach(output -> assertThat(json.outputs().stream()
                                .filter(each -> each.name().equals(output.name()))
                                .map(each -> references(each.uses())))
                        .containsExactly(references(output.uses())));
    }

    @Test
    void hasNoProblems() throws Exception {
        TerraformModule json = TerraformModule.of(ParsedFiles.of(files(), new TypeBlocks()));
        ModuleScope scope = new Scope(json);

        assertThat(ReferenceCheck.in(scope)).isEmpty();
        assertThat(TypesCheck.in(scope, InterfaceTable.bundled())).isEmpty();
    }

    @Test
    void isValidForTerraform() throws Exception {
        for (Map.Entry<String, String> file : files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        Files.copy(StackSource.folder().resolve("routes.yaml"), folder.resolve("routes.yaml"));
        List<String> types = StackSource.module().resources().stream()
                .map(Resource::type)
                .distinct()
                .toList();
        try (StandInProvider provider =
                StandInProvider.start(InterfaceTable.bundled().of(types, types), new UnaskedServices())) {
            provider.add(
                    KubernetesProvider.SOURCE,
                    () -> new ProviderCalls(KubernetesProvider.offered(), new UnaskedServices()));
            Map<String, String> environment = Map.of(
                    "TF_REATTACH_PROVIDERS", provider.reattachProviders(),
                    "TF_CLI_CONFIG_FILE", folder.resolve("terraformrc").toString(),
                    "TF_IN_AUTOMATION", "1");
            for (String command : List.of("init", "validate")) {
                Terraform.Printed printed = Terraform.run(folder, environment, "terraform", command, "-no-color");
                assertThat(printed.exitCode()).as(printed.text()).isZero();
            }
        }
    }

    private record Scope(TerraformModule module) implements ModuleScope {
        @Override
        public String path() {
            return "";
        }

        @Override
        public Optional<TerraformModule> called(String call) {
            return Optional.empty();
        }
    }

    private static Object defaultOf(Variable variable) {
        return variable.defaultValue().flatMap(value -> value.literal());
    }

    private static Map<String, Object> described(TerraformModule module, Function<Variable, Object> what) {
        return module.variables().stream().collect(Collectors.toMap(Variable::name, what));
    }

    private static List<String> references(List<ReferenceUse> uses) {
        return uses.stream().map(use -> use.reference().toString()).sorted().toList();
    }

    /** The names of arguments and blocks, with those of nested blocks. */
    private static String outline(Body body) {
        return body.attributes().stream()
                        .map(argument -> argument.name())
                        .sorted()
                        .collect(Collectors.joining(" "))
                + body.blocks().stream().map(StackInJsonTest::outline).sorted().collect(Collectors.joining());
    }

    private static String outline(Block block) {
        return "{" + block.header() + ": " + outline(block.body()) + "}";
    }
}
