package dev.featurestore.operator.verify;

import dev.featurestore.operator.bundle.Excludes;
import dev.featurestore.operator.bundle.SizeLimits;
import dev.featurestore.operator.bundle.StackFiles;
import dev.featurestore.operator.bundle.StackReader;
import dev.featurestore.operator.cloud.ObjectAddress;
import dev.featurestore.operator.cloud.ObjectReader;
import dev.featurestore.operator.config.BackendConfig;
import dev.featurestore.operator.config.BackendConfigReader;
import dev.featurestore.operator.config.ConfigSchema;
import dev.featurestore.operator.config.OperatorConfigReader;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.config.StackSource;
import dev.featurestore.operator.files.UnusablePathException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.values.Values;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlScalar;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.Variable;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds all problems of a configuration file and of its stack in one run. Reads files, and objects of Object Storage if the
 * configuration names them, and nothing else.
 */
public final class Verifier {
    private static final String SOURCE = "spec.stack.source";

    private final FileNames names;
    private final StackReader stacks;
    private final FileReader files;

    /**
     * A verifier.
     *
     * @param root the user's folder: files below it are shown relative to it
     * @param bundledStack the resources of the bundled stack
     * @param values the values of variables and properties in the files
     * @param objects reads objects of Object Storage
     * @param limits the maximum size of a stack
     * @param excludes the files that the user leaves out of the stack
     */
    public Verifier(
            Path root,
            ClassLoader bundledStack,
            Values values,
            ObjectReader objects,
            SizeLimits limits,
            Excludes excludes) {
        this.names = new FileNames(root);
        this.files = new FileReader(names, values, objects);
        this.stacks = new StackReader(names, bundledStack, objects, limits, excludes);
    }

    /**
     * Checks an operator configuration, and reads it and its stack.
     *
     * @param overrides values in place of those of the file
     */
    public Verified<Deployable> verify(Source file, Overrides overrides) {
        Problems problems = new Problems(file.first().shown(names));
        YamlMapping root = files.read(
                        file,
                        "Set the configuration with -Dfeaturestore.config=FILE, or create one",
                        writing(file),
                        problems)
                .orElse(null);
        if (root == null) {
            return Verified.rejected(problems);
        }
        if (ConfigSchema.BACKEND_KIND.equals(root.text("kind"))) {
            problems.add(
                    root.locate("kind"),
                    "kind",
                    "must be " + ConfigSchema.OPERATOR_KIND + ", but is " + ConfigSchema.BACKEND_KIND
                            + ", the kind of a backend file",
                    "Pass this file as -Dbackend=" + root.locate("kind").file()
                            + ", and a configuration of kind " + ConfigSchema.OPERATOR_KIND
                            + " as -Dfeaturestore.config");
            return Verified.rejected(problems);
        }
        OverriddenFile overridden = new OverriddenFile(overrides, problems);
        root = overridden.spec(JsonTexts.in(ConfigSchema.OPERATOR, root));
        StackFiles stack = stack(new OperatorConfigReader(file, root), root, problems);
        StackModules modules =
                stack == null ? null : StackModules.read(stack, problems).orElse(null);
        TerraformModule module = modules == null ? null : modules.root();
        if (module != null) {
            root = JsonTexts.in(module, root);
        }
        root = overridden.variables(root, module);
        Set<String> meant = new SchemaCheck(ConfigSchema.OPERATOR, variableNames(module), problems).check(root);
        if (stack != null && module != null) {
            new StackCheck(module, stack.consoleVariables(), VariableFiles.read(stack, problems), meant, problems)
                    .check(root);
        }
        YamlMapping spec = root.mapping("spec");
        if (spec != null) {
            new RegionCheck(problems).check(spec);
            new NameAndTagLimits(problems).check(spec, OperatorConfigReader.isProtected(root));
        }
        if (stack == null || modules == null || problems.hasErrors()) {
            return Verified.rejected(problems);
        }
        Deployable deployable = new Deployable(new OperatorConfigReader(file, root).read(), stack, modules);
        if (stack.variableFiles().isEmpty()) {
            StackInstances instances = new StackInstances(deployable);
            new FunctionImageCheck(deployable, instances, problems).check();
            new PreconditionCheck(deployable, instances, problems).check();
        }
        return problems.hasErrors() ? Verified.rejected(problems) : Verified.accepted(deployable, problems);
    }

    /** Reads only the stack of an operator configuration, which need not be valid otherwise. */
    public Verified<ConfiguredStack> stackOf(Source file) {
        Problems problems = new Problems(file.shown(names));
        YamlMapping root = files.read(
                        file, "Set the configuration with -Dfeaturestore.config=FILE", List.of(), problems)
                .map(read -> JsonTexts.in(ConfigSchema.OPERATOR, read))
                .orElse(null);
        StackFiles stack = root == null ? null : stack(new OperatorConfigReader(file, root), root, problems);
        StackModules modules =
                stack == null ? null : StackModules.read(stack, problems).orElse(null);
        if (root == null || modules == null) {
            return Verified.rejected(problems);
        }
        YamlMapping spec = root.mapping("spec");
        YamlMapping named = spec == null ? null : spec.mapping("stack");
        YamlScalar source = named == null ? null : named.scalar("source");
        Optional<String> written =
                Optional.ofNullable(source).map(scalar -> scalar.written() == null ? scalar.text() : scalar.written());
        return Verified.accepted(new ConfiguredStack(written, modules.root()), problems);
    }

    /** The command that creates a missing configuration in its folder. */
    private List<Command> writing(Source file) {
        @Nullable
        Path folder = file.first() instanceof Source.Local local
                ? local.path().toAbsolutePath().getParent()
                : null;
        Command init = Command.of(Goal.INIT);
        return List.of(
                folder == null || folder.normalize().equals(names.root())
                        ? init
                        : init.with("featurestore.output", folder.toString()));
    }

    /** Checks a backend file, and reads it. */
    public Verified<BackendConfig> verifyBackend(Path file) {
        Problems problems = new Problems(names.shown(file));
        YamlMapping root = files.read(
                        new Source.Local(file),
                        "Set a backend file with -Dbackend=FILE, or run in this JVM with -Dbackend=local",
                        List.of(),
                        problems)
                .orElse(null);
        if (root == null) {
            return Verified.rejected(problems);
        }
        if (isUnresolved(root.scalar("type"))) {
            return Verified.rejected(problems);
        }
        root = JsonTexts.in(new BackendConfigReader(root).schema(), root);
        BackendConfigReader reader = new BackendConfigReader(root);
        new SchemaCheck(reader.schema(), Set.of(), problems).check(root);
        return problems.hasErrors() ? Verified.rejected(problems) : Verified.accepted(reader.read(), problems);
    }

    private @Nullable StackFiles stack(OperatorConfigReader reader, YamlMapping root, Problems problems) {
        YamlMapping spec = root.mapping("spec");
        YamlMapping stack = spec == null ? null : spec.mapping("stack");
        YamlScalar named = stack == null ? null : stack.scalar("source");
        YamlScalar folder = stack == null ? null : stack.scalar("working_directory");
        if (isUnresolved(named) || isUnresolved(folder)) {
            return null;
        }
        StackSource source;
        try {
            source = reader.stack();
        } catch (IllegalArgumentException nothing) {
            problems.add(
                    root.locate(SOURCE),
                    SOURCE,
                    "invalid path or address: " + nothing.getMessage(),
                    nothing instanceof UnusablePathException path
                            ? path.hint()
                            : "Write the path of a folder or a zip, relative to this file, or " + ObjectAddress.FORM);
            return null;
        }
        StackReader.Places places = new StackReader.Places(
                root.locate(SOURCE),
                root.locate("spec.stack.working_directory"),
                Optional.ofNullable(spec == null ? null : spec.text("region")),
                shown(named),
                shown(folder));
        return stacks.read(source, places, problems).orElse(null);
    }

    private static boolean isUnresolved(@Nullable YamlScalar scalar) {
        return scalar != null && !scalar.isResolved();
    }

    /** The name of a path from the environment in messages. */
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
