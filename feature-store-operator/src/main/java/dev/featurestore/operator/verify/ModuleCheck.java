package dev.featurestore.operator.verify;

import dev.featurestore.operator.bundle.StackFiles;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.terraform.check.ModuleProblem;
import dev.featurestore.terraform.check.ModuleScope;
import dev.featurestore.terraform.check.ProviderVersion;
import dev.featurestore.terraform.check.ReferenceCheck;
import dev.featurestore.terraform.check.TypesCheck;
import dev.featurestore.terraform.module.ModuleCall;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.schema.InterfaceTable;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks what {@code terraform validate} checks: undeclared names, and what the provider's types do not have. A stack that
 * requires another version of the provider than the bundled types is not compared with them.
 */
final class ModuleCheck {

    private final StackFiles stack;
    private final Map<String, TerraformModule> modules;
    private final Optional<InterfaceTable> types;
    private final Problems problems;
    private final Set<String> checked = new HashSet<>();

    /** @param modules the modules of the stack by their folders */
    ModuleCheck(StackFiles stack, Map<String, TerraformModule> modules, Problems problems) {
        this.stack = stack;
        this.modules = modules;
        this.problems = problems;
        InterfaceTable bundled = InterfaceTable.bundled();
        boolean accepted =
                modules.values().stream().allMatch(module -> ProviderVersion.isAccepted(module, bundled.version()));
        this.types = accepted ? Optional.of(bundled) : Optional.empty();
    }

    /**
     * A module in its folder.
     *
     * @param path its address at its first use
     */
    private record Scope(Map<String, TerraformModule> modules, String folder, TerraformModule module, String path)
            implements ModuleScope {

        @Override
        public Optional<TerraformModule> called(String call) {
            return module.moduleCalls().stream()
                    .filter(known -> known.name().equals(call))
                    .findFirst()
                    .flatMap(known -> StackModules.folder(folder, known))
                    .map(modules::get);
        }
    }

    /** Checks the module of the working directory, and all that it calls. */
    void check() {
        check(stack.workingDirectory(), "");
    }

    private void check(String folder, String path) {
        TerraformModule module = modules.get(folder);
        if (module == null || !checked.add(folder)) {
            return;
        }
        Scope scope = new Scope(modules, folder, module, path);
        ReferenceCheck.in(scope).forEach(this::add);
        types.ifPresent(table -> TypesCheck.in(scope, table).forEach(this::add));
        for (ModuleCall call : module.moduleCalls()) {
            StackModules.folder(folder, call)
                    .ifPresent(called -> check(called, scope.address("module." + call.name())));
        }
    }

    private void add(ModuleProblem problem) {
        problems.addOfStack(
                Location.of(problem.position()),
                "",
                problem.summary() + ": " + problem.detail().lines().findFirst().orElse(""),
                problem.instead());
    }
}
