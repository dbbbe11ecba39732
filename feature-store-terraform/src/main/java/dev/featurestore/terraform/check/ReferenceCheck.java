package dev.featurestore.terraform.check;

import dev.featurestore.terraform.module.Local;
import dev.featurestore.terraform.module.ModuleCall;
import dev.featurestore.terraform.module.ModuleOutput;
import dev.featurestore.terraform.module.NameSuggestion;
import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Reference;
import dev.featurestore.terraform.syntax.ReferenceFinder;
import dev.featurestore.terraform.syntax.ReferenceUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds references to undeclared objects, and module calls with missing or unknown arguments. */
public final class ReferenceCheck {

    private static final Set<String> MODULE_ARGUMENTS =
            Set.of("source", "version", "providers", "count", "for_each", "depends_on");

    private static final Set<String> BUILT_IN_NAMES = Set.of("each", "count", "self", "path", "terraform");

    private static final Comparator<Local> BY_POSITION = Comparator.comparing(
                    (Local local) -> local.value().position().file())
            .thenComparing(local -> local.value().position().line());

    private final ModuleScope scope;
    private final TerraformModule module;
    private final Set<String> declared;
    private final List<ModuleProblem> found = new ArrayList<>();

    private ReferenceCheck(ModuleScope scope) {
        this.scope = scope;
        this.module = scope.module();
        this.declared = module.resources().stream()
                .filter(resource -> resource.check().isEmpty())
                .map(Resource::address)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** The problems of a module, in the order of its blocks. */
    public static List<ModuleProblem> in(ModuleScope scope) {
        ReferenceCheck check = new ReferenceCheck(scope);
        check.check();
        return check.found;
    }

    private void check() {
        for (Resource resource : module.resources()) {
            for (ReferenceUse use : resource.uses()) {
                if (resource.check().isEmpty()) {
                    check(use, resource.block().header());
                    checkSelf(use, resource);
                }
                checkIterator(use, resource.block());
            }
        }
        for (Local local : module.locals().values().stream().sorted(BY_POSITION).toList()) {
            for (ReferenceUse use : local.value().uses()) {
                check(use, "locals");
                checkSelf(use, local);
            }
        }
        for (ModuleCall call : module.moduleCalls()) {
            for (ReferenceUse use : call.uses()) {
                check(use, call.block().header());
                checkIterator(use, call.block());
            }
            scope.called(call.name()).ifPresent(child -> checkArguments(call, child));
        }
        for (ModuleOutput output : module.outputs()) {
            output.uses().forEach(use -> check(use, output.block().header()));
        }
        for (Block block : module.blocks()) {
            if (block.type().equals("provider")) {
                for (Argument attribute : block.body().attributes()) {
                    attribute.value().uses().forEach(use -> check(use, block.header()));
                }
            } else if (block.type().equals("check")) {
                check(block);
            }
        }
    }

    /** Only the asserts of a check block can refer to its data source. */
    private void check(Block check) {
        List<String> own = new ArrayList<>();
        for (Resource resource : module.resources()) {
            if (resource.check().filter(check::equals).isPresent()) {
                own.add(resource.address());
                resource.uses().forEach(use -> check(use, check.header()));
            }
        }
        declared.addAll(own);
        for (Block block : check.body().blocks("assert")) {
            new ReferenceFinder().inDeclaration(block.body()).uses().forEach(use -> check(use, check.header()));
        }
        own.forEach(declared::remove);
    }

    /** Refuses {@code each} and {@code count} where their argument is not set. */
    private void checkIterator(ReferenceUse use, Block block) {
        boolean isOther = use.reference().kind() == Reference.Kind.OTHER;
        if (isOther
                && use.reference().subject().equals("each")
                && block.body().attribute("for_each").isEmpty()) {
            add(
                    use,
                    block.header(),
                    "Reference to \"each\" in context without for_each",
                    "The \"each\" object can be used only in \"module\" or \"resource\" blocks, and only when the"
                            + " \"for_each\" argument is set.",
                    "Set for_each in the block, or use another value");
        } else if (isOther
                && use.reference().subject().equals("count")
                && block.body().attribute("count").isEmpty()) {
            add(
                    use,
                    block.header(),
                    "Reference to \"count\" in non-counted context",
                    "The \"count\" object can only be used in \"module\", \"resource\", and \"data\" blocks, and only"
                            + " when the \"count\" argument is set.",
                    "Set count in the block, or use another value");
        }
    }

    private void checkSelf(ReferenceUse use, Resource resource) {
        boolean kind = use.reference().kind() == Reference.Kind.RESOURCE
                || use.reference().kind() == Reference.Kind.DATA;
        if (kind && use.reference().subject().equals(resource.address())) {
            String address = scope.address(resource.address());
            found.add(new ModuleProblem(
                    use.position(),
                    resource.block().header(),
                    Optional.of(address),
                    "Self-referential block",
                    "Configuration for " + address + " may not refer to itself.",
                    "Use the value that the attribute is set to"));
        }
    }

    private void checkSelf(ReferenceUse use, Local local) {
        if (use.reference().kind() == Reference.Kind.LOCAL
                && use.reference().subject().equals(local.name())) {
            add(
                    use,
                    "locals",
                    "Self-referencing local value",
                    "Local value local." + local.name() + " cannot use its own result as part of its expression.",
                    "Use another name for one of the two");
        }
    }

    private void checkArguments(ModuleCall call, TerraformModule called) {
        String header = call.block().header();
        List<String> names = called.variables().stream().map(Variable::name).toList();
        for (Argument argument : call.block().body().attributes()) {
            if (!MODULE_ARGUMENTS.contains(argument.name()) && !names.contains(argument.name())) {
                found.add(ModuleProblem.at(
                                argument.position(),
                                header,
                                "Unsupported argument",
                                "An argument named \"" + argument.name() + "\" is not expected here.",
                                "Delete it, or declare variable \"" + argument.name() + "\" in the module")
                        .meant(NameSuggestion.of(argument.name(), names)));
            }
        }
        for (Variable variable : called.variables()) {
            if (variable.required()
                    && call.block().body().attribute(variable.name()).isEmpty()) {
                found.add(ModuleProblem.at(
                        call.block().position(),
                        header,
                        "Missing required argument",
                        "The argument \"" + variable.name() + "\" is required, but no definition was found.",
                        "Add \"" + variable.name() + " = VALUE\" to the block"));
            }
        }
    }

    private void check(ReferenceUse use, String block) {
        String name = use.reference().subject();
        switch (use.reference().kind()) {
            case VARIABLE -> {
                if (module.variable(name).isEmpty()) {
                    List<String> names =
                            module.variables().stream().map(Variable::name).toList();
                    Optional<String> meant = NameSuggestion.of(name, names);
                    ModuleProblem problem = ModuleProblem.at(
                            use.position(),
                            block,
                            "Reference to undeclared input variable",
                            "An input variable with the name \"" + name + "\" has not been declared."
                                    + (meant.isPresent()
                                            ? ""
                                            : " This variable can be declared with a variable \"" + name
                                                    + "\" {} block."),
                            "Correct the name, or declare the variable: variable \"" + name + "\" {}");
                    found.add(problem.meant(meant));
                }
            }
            case LOCAL -> {
                if (!module.locals().containsKey(name)) {
                    found.add(ModuleProblem.at(
                                    use.position(),
                                    block,
                                    "Reference to undeclared local value",
                                    "A local value with the name \"" + name + "\" has not been declared.",
                                    "Correct the name, or add it to a locals block")
                            .meant(NameSuggestion.of(name, module.locals().keySet())));
                }
            }
            case RESOURCE, DATA -> checkResource(use, block);
            case MODULE -> {
                String call = name.substring("module.".length());
                List<String> names =
                        module.moduleCalls().stream().map(ModuleCall::name).toList();
                if (!names.contains(call)) {
                    found.add(ModuleProblem.at(
                                    use.position(),
                                    block,
                                    "Reference to undeclared module",
                                    "No module call named \"" + call + "\" is declared in " + scope.displayName() + ".",
                                    "Correct the name, or add the module block")
                            .meant(NameSuggestion.of(call, names)));
                }
            }
            case OTHER -> {
                if (!BUILT_IN_NAMES.contains(name)) {
                    add(
                            use,
                            block,
                            "Invalid reference",
                            invalidReference(name),
                            "Quote it if it is a text; otherwise complete the reference");
                }
            }
        }
    }

    private void checkResource(ReferenceUse use, String block) {
        String address = use.reference().subject();
        if (declared.contains(address)) {
            return;
        }
        boolean data = use.reference().kind() == Reference.Kind.DATA;
        String[] typeAndName = (data ? address.substring("data.".length()) : address).split("\\.", 2);
        if (module.resources().stream().anyMatch(resource -> resource.address().equals(address))) {
            add(
                    use,
                    block,
                    "Reference to scoped resource",
                    "The referenced data resource \"" + typeAndName[0] + "\" \"" + typeAndName[1]
                            + "\" is not available from this context.",
                    "Declare the data source outside of the check block, which alone can refer to it");
            return;
        }
        String other = data ? address.substring("data.".length()) : "data." + address;
        add(
                use,
                block,
                "Reference to undeclared resource",
                "A " + (data ? "data" : "managed") + " resource \"" + typeAndName[0] + "\" \"" + typeAndName[1]
                        + "\" has not been declared in " + scope.displayName() + "."
                        + (declared.contains(other)
                                ? "\n\nDid you mean the " + (data ? "managed" : "data") + " resource " + other + "?"
                                : ""),
                declared.contains(other)
                        ? "Write " + other + " in its place"
                        : nearest(address)
                                .map(name -> "Write " + name + " in its place")
                                .orElse("Correct the name, or declare the resource"));
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

    /** The declared address that is most like an undeclared one. */
    private Optional<String> nearest(String address) {
        return NameSuggestion.of(address, declared);
    }

    private void add(ReferenceUse use, String block, String summary, String detail, String instead) {
        found.add(ModuleProblem.at(use.position(), block, summary, detail, instead));
    }
}
