package dev.featurestore.operator.verify;

import dev.featurestore.operator.bundle.ConsoleVariables;
import dev.featurestore.operator.config.ConfigSchema;
import dev.featurestore.operator.config.Key;
import dev.featurestore.operator.config.ServiceLimits;
import dev.featurestore.operator.config.SpecVariable;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlScalar;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the configuration with the stack's own {@code variable} blocks. */
final class StackCheck {
    private static final String VARIABLES = "spec.variables";

    private final TerraformModule module;
    private final ConsoleVariables consoleVariables;
    private final VariableFiles files;
    private final Set<String> meant;
    private final Problems problems;

    /**
     * A check against a stack.
     *
     * @param files the variables that files of the stack set
     * @param meant paths of misspelled keys, which are reported already
     */
    StackCheck(
            TerraformModule module,
            ConsoleVariables consoleVariables,
            VariableFiles files,
            Set<String> meant,
            Problems problems) {
        this.files = files;
        this.module = module;
        this.consoleVariables = consoleVariables;
        this.meant = new HashSet<>(meant);
        this.problems = problems;
    }

    /** Checks the variables. */
    void check(YamlMapping root) {
        YamlMapping spec = root.mapping("spec");
        if (spec == null) {
            return;
        }
        YamlMapping variables = spec.mapping("variables");
        checkCount(spec, variables);
        for (SpecVariable twin : SpecVariable.ALL) {
            YamlMapping.Entry entry = spec.entry(twin.key());
            Variable variable = module.variable(twin.variable()).orElse(null);
            if (entry != null
                    && variable != null
                    && !problems.hasErrorAt(entry.value().location())) {
                new VariableCheck(variable).check(entry.value(), entry.location(), "spec." + twin.key(), problems);
                overridden(variable.name(), entry, "spec." + twin.key());
            }
        }
        if (variables != null) {
            for (YamlMapping.Entry entry : variables.entries()) {
                given(spec, entry);
            }
        }
        List<Variable> missing = new ArrayList<>();
        for (Variable variable : module.variables()) {
            if (variable.required() && lacksValue(root, spec, variables, variable)) {
                missing.add(variable);
            }
        }
        if (!missing.isEmpty()) {
            problems.add(new MissingVariables(missing).problem(root, spec));
        }
    }

    private void checkCount(YamlMapping spec, @Nullable YamlMapping variables) {
        int count = 0;
        for (SpecVariable twin : SpecVariable.ALL) {
            count += VariableText.isGiven(spec.value(twin.key()))
                            && module.variable(twin.variable()).isPresent()
                    ? 1
                    : 0;
        }
        if (variables != null) {
            for (YamlMapping.Entry entry : variables.entries()) {
                count += VariableText.isGiven(entry.value()) ? 1 : 0;
            }
        }
        if (count > ServiceLimits.VARIABLES) {
            problems.add(
                    spec.locate("variables"),
                    VARIABLES,
                    "must have at most " + ServiceLimits.VARIABLES
                            + " variables, the limit of Resource Manager, but has " + count
                            + " including those of spec",
                    "Combine several of them in one object, or omit those whose default is right");
        }
    }

    private void given(YamlMapping spec, YamlMapping.Entry entry) {
        String path = VARIABLES + "." + entry.key();
        Optional<String> key = consoleVariables.key(entry.key());
        if (key.isPresent()) {
            refuse(entry, path, key.get());
            return;
        }
        SpecVariable twin = SpecVariable.ofVariable(entry.key()).orElse(null);
        YamlMapping.Entry other = twin == null ? null : spec.entry(twin.key());
        if (twin != null && other != null && VariableText.isGiven(other.value())) {
            problems.add(
                    entry.location(),
                    path,
                    "duplicate value for the variable " + entry.key() + " of the stack: spec." + twin.key()
                            + " in line " + other.location().line() + " sets it too",
                    "Delete this line, or spec." + twin.key());
            return;
        }
        overridden(entry.key(), entry, path);
        Optional<Variable> variable = module.variable(entry.key());
        if (variable.isPresent()) {
            new VariableCheck(variable.get()).check(entry.value(), entry.location(), path, problems);
        } else {
            problems.add(entry.location(), path, "the stack has no variable '" + entry.key() + "'", unknownHint(entry));
        }
    }

    private void overridden(String variable, YamlMapping.Entry entry, String path) {
        Optional<Location> place = files.place(variable);
        if (place.isPresent() && VariableText.isGiven(entry.value())) {
            problems.add(
                    entry.location(),
                    path,
                    "has no effect: " + place.get() + " sets the variable " + variable
                            + " too, and Terraform uses the value of that file",
                    "Delete the value in one of the two files");
        }
    }

    private void refuse(YamlMapping.Entry forTheConsole, String path, String key) {
        boolean empty = forTheConsole.value() instanceof YamlScalar scalar
                && scalar.isResolved()
                && scalar.text().isEmpty();
        problems.add(
                forTheConsole.location(),
                path,
                "is only for the form of the OCI console",
                empty || !VariableText.isGiven(forTheConsole.value())
                        ? "Delete it. To set a value, set " + key + " instead"
                        : "Set " + key + " instead");
    }

    private String unknownHint(YamlMapping.Entry entry) {
        if (SpecVariable.ofKey(entry.key()).isPresent()) {
            return "Write it as spec." + entry.key() + ", above variables";
        }
        List<String> names = new ArrayList<>();
        for (Variable variable : module.variables()) {
            names.add(variable.name());
        }
        int dot = entry.key().indexOf('.');
        if (dot > 0 && names.contains(entry.key().substring(0, dot))) {
            return "Set " + entry.key().substring(0, dot) + " to an object: {"
                    + entry.key().substring(dot + 1) + ": VALUE}";
        }
        Optional<String> nearest = new Vocabulary(names).nearest(entry.key());
        if (nearest.isPresent()) {
            meant.add(VARIABLES + "." + nearest.get());
            return "Did you mean " + consoleVariables.key(nearest.get()).orElse(nearest.get()) + "?";
        }
        return ConfigSchema.SPEC.key(entry.key()) != null
                ? "Write it as spec." + entry.key() + ", above variables"
                : "Delete it, or declare variable \"" + entry.key() + "\" in the stack";
    }

    /** Whether a variable lacks a value in {@code spec.variables}. Adds a problem if a missing key of {@code spec} sets it. */
    private boolean lacksValue(YamlMapping root, YamlMapping spec, @Nullable YamlMapping variables, Variable variable) {
        if (variable.name().equals(StackVariables.CURRENT_USER)
                || files.place(variable.name()).isPresent()) {
            return false;
        }
        boolean malformed = variables == null && VariableText.isGiven(spec.value("variables"));
        boolean given = variables != null && VariableText.isGiven(variables.value(variable.name()));
        if (malformed || given || meant.contains(VARIABLES + "." + variable.name())) {
            return false;
        }
        SpecVariable twin = SpecVariable.ofVariable(variable.name()).orElse(null);
        if (twin == null) {
            return true;
        }
        Key key = ConfigSchema.SPEC.key(twin.key());
        // A malformed key, and a missing key that the schema requires, are reported by the check of the schema.
        if (key != null && !key.required() && spec.entry(twin.key()) == null && !meant.contains("spec." + twin.key())) {
            problems.add(
                    root.locate("spec"),
                    "spec." + twin.key(),
                    "required key is missing: the stack requires its variable " + variable.name(),
                    "Add \"" + twin.key() + ": " + ValueCheck.example(key.shape()) + "\" below spec");
        }
        return false;
    }
}
