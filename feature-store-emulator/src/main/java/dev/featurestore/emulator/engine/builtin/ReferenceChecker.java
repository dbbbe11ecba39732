package dev.featurestore.emulator.engine.builtin;

import dev.featurestore.emulator.engine.Diagnostic;
import dev.featurestore.emulator.engine.JobFailedException;
import dev.featurestore.terraform.module.Local;
import dev.featurestore.terraform.module.ModuleCall;
import dev.featurestore.terraform.module.ModuleOutput;
import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Reference;
import dev.featurestore.terraform.syntax.ReferenceUse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses references to undeclared objects, and module calls with missing or unknown arguments. */
final class ReferenceChecker {

    private static final Set<String> MODULE_ARGUMENTS =
            Set.of("source", "version", "providers", "count", "for_each", "depends_on");

    private static final Set<String> BUILT_IN_NAMES = Set.of("each", "count", "self", "path", "terraform");

    private static final Comparator<Local> BY_POSITION = Comparator.comparing(
                    (Local local) -> local.value().position().file())
            .thenComparing(local -> local.value().position().line());

    private final CheckedConfiguration configuration;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private ReferenceChecker(CheckedConfiguration configuration) {
        this.configuration = configuration;
    }

    /** @throws JobFailedException with all problems */
    static void check(CheckedConfiguration configuration) throws JobFailedException {
        ReferenceChecker checker = new ReferenceChecker(configuration);
        configuration.root().tree().forEach(checker::check);
        if (!checker.diagnostics.isEmpty()) {
            throw new JobFailedException(JobFailedException.EXECUTION_ERROR, checker.diagnostics);
        }
    }

    private void check(ModuleInstance instance) {
        TerraformModule module = instance.module();
        for (Resource resource : module.resources()) {
            String block = Diagnostic.Place.header(resource.block());
            for (ReferenceUse use : resource.uses()) {
                check(use, instance, block);
                checkSelf(use, resource, instance);
            }
        }
        for (Local local : module.locals().values().stream().sorted(BY_POSITION).toList()) {
            for (ReferenceUse use : local.value().uses()) {
                check(use, instance, "locals");
                checkSelf(use, local);
            }
        }
        for (ModuleCall call : module.moduleCalls()) {
            call.uses().forEach(use -> check(use, instance, Diagnostic.Place.header(call.block())));
            instance.child(call.name()).ifPresent(child -> checkArguments(call, child.module()));
        }
        for (ModuleOutput output : module.outputs()) {
            output.value().uses().forEach(use -> check(use, instance, Diagnostic.Place.header(output.block())));
        }
        for (Block block : module.blocks()) {
            if (block.type().equals("provider")) {
                for (Argument attribute : block.body().attributes()) {
                    attribute.value().uses().forEach(use -> check(use, instance, Diagnostic.Place.header(block)));
                }
            }
        }
    }

    private void checkSelf(ReferenceUse use, Resource resource, ModuleInstance instance) {
        boolean kind = use.reference().kind() == Reference.Kind.RESOURCE
                || use.reference().kind() == Reference.Kind.DATA;
        if (kind && use.reference().subject().equals(resource.address())) {
            String address = instance.address(resource);
            diagnostics.add(new Diagnostic(
                    "Self-referential block",
                    Optional.of(address),
                    Optional.of(configuration.place(use.position(), Diagnostic.Place.header(resource.block()))),
                    "Configuration for " + address + " may not refer to itself."));
        }
    }

    private void checkSelf(ReferenceUse use, Local local) {
        if (use.reference().kind() == Reference.Kind.LOCAL
                && use.reference().subject().equals(local.name())) {
            add(
                    use,
                    "locals",
                    "Self-referencing local value",
                    "Local value local." + local.name() + " cannot use its own result as part of its expression.");
        }
    }

    private void checkArguments(ModuleCall call, TerraformModule called) {
        String header = Diagnostic.Place.header(call.block());
        List<String> names = called.variables().stream().map(Variable::name).toList();
        for (Argument argument : call.block().body().attributes()) {
            if (!MODULE_ARGUMENTS.contains(argument.name()) && !names.contains(argument.name())) {
                diagnostics.add(Diagnostic.at(
                        configuration.place(argument.position(), header),
                        "Unsupported argument",
                        "An argument named \"" + argument.name() + "\" is not expected here."
                                + didYouMean(argument.name(), names, "")));
            }
        }
        for (Variable variable : called.variables()) {
            if (variable.required()
                    && call.block().body().attribute(variable.name()).isEmpty()) {
                diagnostics.add(Diagnostic.at(
                        configuration.place(call.block()),
                        "Missing required argument",
                        "The argument \"" + variable.name() + "\" is required, but no definition was found."));
            }
        }
    }

    private void check(ReferenceUse use, ModuleInstance instance, String block) {
        TerraformModule module = instance.module();
        String name = use.reference().subject();
        switch (use.reference().kind()) {
            case VARIABLE -> {
                if (module.variable(name).isEmpty()) {
                    List<String> names =
                            module.variables().stream().map(Variable::name).toList();
                    add(
                            use,
                            block,
                            "Reference to undeclared input variable",
                            "An input variable with the name \"" + name + "\" has not been declared."
                                    + didYouMean(
                                            name,
                                            names,
                                            " This variable can be declared with a variable \"" + name
                                                    + "\" {} block."));
                }
            }
            case LOCAL -> {
                if (!module.locals().containsKey(name)) {
                    add(
                            use,
                            block,
                            "Reference to undeclared local value",
                            "A local value with the name \"" + name + "\" has not been declared."
                                    + didYouMean(name, module.locals().keySet(), ""));
                }
            }
            case RESOURCE, DATA -> checkResource(use, instance, block);
            case MODULE -> {
                String call = name.substring("module.".length());
                if (instance.child(call).isEmpty()) {
                    List<String> names =
                            module.moduleCalls().stream().map(ModuleCall::name).toList();
                    add(
                            use,
                            block,
                            "Reference to undeclared module",
                            "No module call named \"" + call + "\" is declared in " + instance.displayName() + "."
                                    + didYouMean(call, names, ""));
                }
            }
            case OTHER -> {
                if (!BUILT_IN_NAMES.contains(name)) {
                    add(use, block, "Invalid reference", invalidReference(name));
                }
            }
        }
    }

    private void checkResource(ReferenceUse use, ModuleInstance instance, String block) {
        String address = use.reference().subject();
        Set<String> declared =
                instance.module().resources().stream().map(Resource::address).collect(Collectors.toSet());
        if (declared.contains(address)) {
            return;
        }
        boolean data = use.reference().kind() == Reference.Kind.DATA;
        String[] typeAndName = (data ? address.substring("data.".length()) : address).split("\\.", 2);
        String other = data ? address.substring("data.".length()) : "data." + address;
        add(
                use,
                block,
                "Reference to undeclared resource",
                "A " + (data ? "data" : "managed") + " resource \"" + typeAndName[0] + "\" \"" + typeAndName[1]
                        + "\" has not been declared in " + instance.displayName() + "."
                        + (declared.contains(other)
                                ? "\n\nDid you mean the " + (data ? "managed" : "data") + " resource " + other + "?"
                                : ""));
    }

    private static String invalidReference(String name) {
        return switch (name) {
            case "var", "local", "module" ->
                "The \"" + name + "\" object cannot be accessed directly. Instead, access one of its attributes.";
            case "data" ->
                "The \"data\" object must be followed by two attribute names: the data source type and the"
                        + " resource name.";
            default ->
                "A reference to a resource type must be followed by at least one attribute access, specifying"
                        + " the resource name.";
        };
    }

    private static String didYouMean(String name, Collection<String> known, String otherwise) {
        return NameSuggestion.of(name, known)
                .map(meant -> " Did you mean \"" + meant + "\"?")
                .orElse(otherwise);
    }

    private void add(ReferenceUse use, String block, String summary, String detail) {
        diagnostics.add(Diagnostic.at(configuration.place(use.position(), block), summary, detail));
    }
}
