package dev.featurestore.operator.verify;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.bundle.StackFiles;
import dev.featurestore.operator.bundle.StackReader;
import dev.featurestore.operator.config.BackendConfig;
import dev.featurestore.operator.config.BackendConfigReader;
import dev.featurestore.operator.config.ConfigSchema;
import dev.featurestore.operator.config.OperatorConfigReader;
import dev.featurestore.operator.config.StackSource;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlParser;
import dev.featurestore.operator.yaml.YamlValue;
import dev.featurestore.terraform.HclSyntaxException;
import dev.featurestore.terraform.TerraformModule;
import dev.featurestore.terraform.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds all problems of a configuration file, and of the stack that it deploys, in one go. It reads files and nothing
 * else.
 */
public final class Verifier {
    private static final String SOURCE = "spec.stack.source";

    private final FileNames names;
    private final StackReader stacks;

    /**
     * A verifier.
     *
     * @param root the folder where the user works: files below it are shown relative to it
     * @param bundledStack where the bundled stack's resources are
     */
    public Verifier(Path root, ClassLoader bundledStack) {
        this.names = new FileNames(root);
        this.stacks = new StackReader(names, bundledStack);
    }

    /** Checks an operator configuration, and reads it and its stack. */
    public Verified<Deployable> verify(Path file) {
        Problems problems = new Problems(names.shown(file));
        YamlMapping root = read(file, true, problems).orElse(null);
        if (root == null) {
            return Verified.rejected(problems.sorted());
        }
        if (ConfigSchema.BACKEND_KIND.equals(root.text("kind"))) {
            problems.add(
                    root.locate("kind"),
                    "kind",
                    "expected " + ConfigSchema.OPERATOR_KIND + ", found " + ConfigSchema.BACKEND_KIND
                            + ", the kind of a backend file",
                    "pass this file as -Dbackend=" + names.shown(file)
                            + ", and feature_store.yaml as -Dfeaturestore.config");
            return Verified.rejected(problems.sorted());
        }
        OperatorConfigReader reader =
                new OperatorConfigReader(file.toAbsolutePath().normalize(), root);
        StackFiles stack = stack(reader, root, problems);
        TerraformModule module = stack == null ? null : module(stack, problems);
        Set<String> meant = new SchemaCheck(ConfigSchema.OPERATOR, variableNames(module), problems).check(root);
        if (stack != null && module != null) {
            new StackCheck(module, meant, problems).check(root, stack.variablesInTfFilesOnly());
        }
        return stack == null || module == null || !problems.isEmpty()
                ? Verified.rejected(problems.sorted())
                : Verified.accepted(new Deployable(reader.read(), stack, module));
    }

    /** Checks a backend file, and reads it. */
    public Verified<BackendConfig> verifyBackend(Path file) {
        Problems problems = new Problems(names.shown(file));
        YamlMapping root = read(file, false, problems).orElse(null);
        if (root == null) {
            return Verified.rejected(problems.sorted());
        }
        BackendConfigReader reader = new BackendConfigReader(root);
        new SchemaCheck(reader.schema(), Set.of(), problems).check(root);
        return problems.isEmpty() ? Verified.accepted(reader.read()) : Verified.rejected(problems.sorted());
    }

    private Optional<YamlMapping> read(Path file, boolean operator, Problems problems) {
        String shown = names.shown(file);
        Location whole = Location.ofFile(shown);
        byte[] bytes;
        try {
            if (!Files.isRegularFile(file)) {
                missing(file, operator, problems);
                return Optional.empty();
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            problems.add(
                    whole,
                    "",
                    "expected a file that can be read, found one that cannot: "
                            + unreadable.getClass().getSimpleName(),
                    "check its permissions");
            return Optional.empty();
        }
        YamlValue value = new YamlParser(shown, problems).parse(bytes).orElse(null);
        if (value instanceof YamlMapping mapping) {
            return Optional.of(mapping);
        }
        if (value != null || problems.isEmpty()) {
            problems.add(
                    value == null ? new Location(shown, 1, 1) : value.location(),
                    "",
                    "expected the keys kind, type, version and spec, found "
                            + (value == null ? "an empty file" : value.description()),
                    "write a new one: mvn featurestore:init");
        }
        return Optional.empty();
    }

    private void missing(Path file, boolean operator, Problems problems) {
        boolean folder = Files.isDirectory(file);
        problems.add(new Problem(
                FailureCode.MISSING_CONFIGURATION,
                Location.ofFile(names.shown(file)),
                "",
                folder ? "expected a file, found a folder" : "expected a file, found none",
                operator
                        ? "write one: mvn featurestore:init; or name it: -Dfeaturestore.config=FILE"
                        : "name a backend file: -Dbackend=FILE; or run in this JVM: -Dbackend=local"));
    }

    private @Nullable StackFiles stack(OperatorConfigReader reader, YamlMapping root, Problems problems) {
        try {
            StackSource source = reader.stack();
            StackReader.Places places =
                    new StackReader.Places(root.locate(SOURCE), root.locate("spec.stack.working_directory"));
            return stacks.read(source, places, problems).orElse(null);
        } catch (InvalidPathException noPath) {
            problems.add(
                    root.locate(SOURCE),
                    SOURCE,
                    "expected a folder or a zip, found what is no path here: " + noPath.getReason(),
                    "write the path of a folder or a zip, relative to this file");
            return null;
        }
    }

    private static @Nullable TerraformModule module(StackFiles stack, Problems problems) {
        Map<String, String> sources = stack.terraformSources(problems).orElse(null);
        if (sources == null) {
            return null;
        }
        try {
            return TerraformModule.parse(sources);
        } catch (HclSyntaxException malformed) {
            problems.addOfStack(
                    Location.of(malformed.position()),
                    "",
                    "expected Terraform configuration, found an error in it: " + malformed.summary(),
                    malformed.detail());
            return null;
        }
    }

    private static Set<String> variableNames(@Nullable TerraformModule module) {
        Set<String> variables = new HashSet<>();
        if (module != null) {
            for (Variable variable : module.variables()) {
                variables.add(variable.name());
            }
        }
        return variables;
    }
}
