package dev.featurestore.operator.init;

import dev.featurestore.operator.bundle.ConsoleVariables;
import dev.featurestore.operator.bundle.StackFiles;
import dev.featurestore.operator.bundle.StackReader;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of the bundled stack.
 *
 * @param variables the variables that a configuration can set
 * @param consoleVariables the others
 */
record BundledStack(List<Variable> variables, ConsoleVariables consoleVariables) {
    BundledStack {
        variables = List.copyOf(variables);
    }

    /**
     * Reads the stack.
     *
     * @throws FeatureStoreException if that is not possible
     */
    static BundledStack read(ClassLoader loader) {
        Problems problems = new Problems("");
        StackFiles files = StackReader.bundled(loader, problems);
        Optional<Map<String, String>> sources = files.terraformSources(problems);
        if (sources.isEmpty() || problems.hasErrors()) {
            throw problems.sorted().get(0).failure();
        }
        ConsoleVariables consoleVariables = files.consoleVariables();
        try {
            return new BundledStack(
                    TerraformModule.parse(sources.get()).variables().stream()
                            .filter(variable ->
                                    consoleVariables.key(variable.name()).isEmpty())
                            .toList(),
                    consoleVariables);
        } catch (HclSyntaxException malformed) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_STACK,
                    malformed.position() + "  " + malformed.summary(),
                    malformed.detail(),
                    malformed);
        }
    }

    /** The variable of this name that a configuration can set. */
    Optional<Variable> variable(String name) {
        return variables.stream()
                .filter(variable -> variable.name().equals(name))
                .findFirst();
    }
}
