package dev.featurestore.operator.verify;

import dev.featurestore.terraform.module.Local;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.Reference;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The variables of a stack that an expression depends on: directly, through locals, or as arguments of a module. */
final class VariableOrigins {
    private final StackModules modules;
    private final Set<String> variables = new LinkedHashSet<>();
    private final Set<Visit> visited = new HashSet<>();

    private record Visit(TerraformModule module, Reference reference) {}

    VariableOrigins(StackModules modules) {
        this.modules = modules;
    }

    /** Names of the variables that a configuration can set, in the order of the expression. */
    Set<String> variables(TerraformModule module, Expression expression) {
        follow(module, expression);
        return variables;
    }

    private void follow(TerraformModule module, Expression expression) {
        for (Reference reference : expression.references()) {
            if (visited.add(new Visit(module, reference))) {
                follow(module, reference);
            }
        }
    }

    private void follow(TerraformModule module, Reference reference) {
        if (reference.kind() == Reference.Kind.LOCAL) {
            Optional.ofNullable(module.locals().get(reference.subject()))
                    .map(Local::value)
                    .ifPresent(value -> follow(module, value));
        } else if (reference.kind() == Reference.Kind.VARIABLE) {
            if (module == modules.root() && modules.isForConfigurations(reference.subject())) {
                variables.add(reference.subject());
            }
            for (StackModules.Call call : modules.callsOf(module)) {
                call.call()
                        .block()
                        .body()
                        .attribute(reference.subject())
                        .map(Argument::value)
                        .ifPresent(value -> follow(call.caller(), value));
            }
        }
    }
}
