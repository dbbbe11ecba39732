package dev.featurestore.operator.verify;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.bundle.StackFiles;
import dev.featurestore.operator.bundle.StackReader;
import dev.featurestore.operator.config.BackendConfig;
import dev.featurestore.operator.config.BackendConfigReader;
import dev.featurestore.operator.config.ConfigSchema;
import dev.featurestore.operator.config.OperatorConfigReader;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.operator.values.Interpolation;
import dev.featurestore.operator.values.Values;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlParser;
import dev.featurestore.operator.yaml.YamlScalar;
import dev.featurestore.operator.yaml.YamlValue;
import dev.featurestore.terraform.TerraformModule;
import dev.featurestore.terraform.Variable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
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
    private final Values values;

    /**
     * A verifier.
     *
     * @param root the folder where the user works: files below it are shown relative to it
     * @param bundledStack where the bundled stack's resources are
     * @param values what the names in the files stand for
     */
    public Verifier(Path root, ClassLoader bundledStack, Values values) {
        this.values = values;
        this.names = new FileNames(root);
        this.stacks = new StackReader(names, bundledStack);
    }

    /** Checks an operator configuration, and reads it and its stack. */
    public Verified<Deployable> verify(Path file) {
        Problems problems = new Problems(names.shown(file));
        YamlMapping root = read(file, true, problems).orElse(null);
        if (root == null) {
            return Verified.rejected(problems);
        }
        if (ConfigSchema.BACKEND_KIND.equals(root.text("kind"))) {
            problems.add(
                    root.locate("kind"),
                    "kind",
                    "expected " + ConfigSchema.OPERATOR_KIND + ", found " + ConfigSchema.BACKEND_KIND
                            + ", the kind of a backend file",
                    "pass this file as -Dbackend=" + names.shown(file)
                            + ", and feature_store.yaml as -Dfeaturestore.config");
            return Verified.rejected(problems);
        }
        OperatorConfigReader reader =
                new OperatorConfigReader(file.toAbsolutePath().normalize(), root);
        StackFiles stack = stack(reader, root, problems);
        StackModules modules =
                stack == null ? null : StackModules.read(stack, problems).orElse(null);
        TerraformModule module = modules == null ? null : modules.root();
        Set<String> meant = new SchemaCheck(ConfigSchema.OPERATOR, variableNames(module), problems).check(root);
        if (stack != null && module != null) {
            new StackCheck(module, meant, problems).check(root, stack.variablesInTfFilesOnly());
        }
        YamlMapping spec = root.mapping("spec");
        if (spec != null) {
            new RegionCheck(problems).check(spec);
        }
        return stack == null || modules == null || problems.hasErrors()
                ? Verified.rejected(problems)
                : Verified.accepted(new Deployable(reader.read(), stack, modules), problems);
    }

    /** Checks a backend file, and reads it. */
    public Verified<BackendConfig> verifyBackend(Path file) {
        Problems problems = new Problems(names.shown(file));
        YamlMapping root = read(file, false, problems).orElse(null);
        if (root == null) {
            return Verified.rejected(problems);
        }
        if (isUnresolved(root.scalar("type"))) {
            return Verified.rejected(problems);
        }
        BackendConfigReader reader = new BackendConfigReader(root);
        new SchemaCheck(reader.schema(), Set.of(), problems).check(root);
        return problems.hasErrors() ? Verified.rejected(problems) : Verified.accepted(reader.read(), problems);
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
            bytes = read(file);
        } catch (IOException unreadable) {
            problems.add(
                    whole,
                    "",
                    "expected a file that can be read, found one that cannot: "
                            + unreadable.getClass().getSimpleName(),
                    "check its permissions");
            return Optional.empty();
        }
        if (bytes.length > YamlParser.LONGEST) {
            problems.add(
                    whole,
                    "",
                    "expected a file of at most 1 MiB, found a larger one",
                    "name the configuration file; this is some other file");
            return Optional.empty();
        }
        YamlValue value = new YamlParser(shown, problems).parse(bytes).orElse(null);
        if (value instanceof YamlMapping mapping) {
            return Optional.of(new Interpolation(values, problems).in(mapping));
        }
        if (value != null || !problems.hasErrors()) {
            problems.add(
                    value == null ? new Location(shown, 1, 1) : value.location(),
                    "",
                    "expected the keys kind, type, version and spec, found "
                            + (value == null ? "an empty file" : value.description()),
                    "write a new one: mvn featurestore:init");
        }
        return Optional.empty();
    }

    /** At most one byte more than a configuration may have. */
    private static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(YamlParser.LONGEST + 1);
        }
    }

    private void missing(Path file, boolean operator, Problems problems) {
        boolean folder = Files.isDirectory(file);
        problems.add(new Problem(
                Severity.ERROR,
                FailureCode.MISSING_CONFIGURATION,
                Location.ofFile(names.shown(file)),
                "",
                folder ? "expected a file, found a folder" : "expected a file, found none",
                operator
                        ? "write one: mvn featurestore:init; or name it: -Dfeaturestore.config=FILE"
                        : "name a backend file: -Dbackend=FILE; or run in this JVM: -Dbackend=local"));
    }

    private @Nullable StackFiles stack(OperatorConfigReader reader, YamlMapping root, Problems problems) {
        YamlMapping spec = root.mapping("spec");
        YamlMapping stack = spec == null ? null : spec.mapping("stack");
        YamlScalar named = stack == null ? null : stack.scalar("source");
        YamlScalar folder = stack == null ? null : stack.scalar("working_directory");
        if (isUnresolved(named) || isUnresolved(folder)) {
            return null;
        }
        try {
            StackReader.Places places = new StackReader.Places(
                    root.locate(SOURCE), root.locate("spec.stack.working_directory"), shown(named), shown(folder));
            return stacks.read(reader.stack(), places, problems).orElse(null);
        } catch (InvalidPathException noPath) {
            problems.add(
                    root.locate(SOURCE),
                    SOURCE,
                    "expected a folder or a zip, found what is no path here: " + noPath.getReason(),
                    "write the path of a folder or a zip, relative to this file");
            return null;
        }
    }

    private static boolean isUnresolved(@Nullable YamlScalar scalar) {
        return scalar != null && !scalar.isResolved();
    }

    /** What a path that came from the environment is called. */
    private static Optional<String> shown(@Nullable YamlScalar scalar) {
        return scalar == null ? Optional.empty() : Optional.ofNullable(scalar.written());
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
