package dev.featurestore.terraform.module;

import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import dev.featurestore.terraform.syntax.SourcePosition;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The objects that a module's blocks declare; refuses duplicates. */
final class Declarations {

    final Map<String, Variable> variables = new LinkedHashMap<>();
    final Map<String, ModuleOutput> outputs = new LinkedHashMap<>();
    final Map<String, Resource> resources = new LinkedHashMap<>();
    final Map<String, ModuleCall> moduleCalls = new LinkedHashMap<>();
    final Map<String, Local> locals = new LinkedHashMap<>();

    private final Map<String, Argument> localArguments = new HashMap<>();

    /** The declarations of blocks, in their order. */
    static Declarations of(List<Block> blocks) throws HclSyntaxException {
        Declarations declarations = new Declarations();
        for (Block block : blocks) {
            declarations.add(block);
        }
        // After all others, because Terraform reports a duplicate at the data source in the check block.
        for (Block block : blocks) {
            if (block.type().equals("check")) {
                declarations.addCheck(block);
            }
        }
        return declarations;
    }

    private void add(Block block) throws HclSyntaxException {
        switch (block.type()) {
            case "variable" -> addVariable(block);
            case "output" -> addOutput(block);
            case "resource" ->
                addResource(new Resource(
                        Resource.Mode.MANAGED,
                        block.labels().get(0),
                        block.labels().get(1),
                        block,
                        Optional.empty()));
            case "data" ->
                addResource(new Resource(
                        Resource.Mode.DATA,
                        block.labels().get(0),
                        block.labels().get(1),
                        block,
                        Optional.empty()));
            case "module" -> addModuleCall(block);
            case "locals" -> addLocals(block);
            default -> {}
        }
    }

    private void addVariable(Block block) throws HclSyntaxException {
        String name = block.labels().get(0);
        BlockRules.checkContent(
                block, Set.of("description", "type", "default", "sensitive", "nullable"), Set.of("validation"));
        Variable before = variables.get(name);
        if (before != null) {
            throw BlockRules.problem(
                    block,
                    "Duplicate variable declaration",
                    "A variable named \"" + name + "\" was already declared at " + header(before.block())
                            + ". Variable names must be unique within a module.");
        }
        Optional<Argument> type = block.body().attribute("type");
        Optional<Argument> defaultValue = block.body().attribute("default");
        if (defaultValue.isPresent()) {
            Constants.check(defaultValue.get().value());
        }
        variables.put(
                name,
                new Variable(
                        name,
                        type.isPresent() ? TypeParser.parse(type.get().value()) : new VariableType.AnyType(),
                        defaultValue.map(Argument::value),
                        Constants.text(block, "description"),
                        Constants.flag(block, "sensitive", false),
                        Constants.flag(block, "nullable", true),
                        block));
    }

    private void addOutput(Block block) throws HclSyntaxException {
        String name = block.labels().get(0);
        BlockRules.checkContent(
                block, Set.of("description", "value", "depends_on", "sensitive"), Set.of("precondition"));
        ModuleOutput before = outputs.get(name);
        if (before != null) {
            throw BlockRules.problem(
                    block,
                    "Duplicate output definition",
                    "An output named \"" + name + "\" was already defined at " + header(before.block())
                            + ". Output names must be unique within a module.");
        }
        outputs.put(
                name,
                new ModuleOutput(
                        name,
                        required(block, "value").value(),
                        Constants.flag(block, "sensitive", false),
                        Constants.text(block, "description"),
                        block));
    }

    /** A check block can have one data source of its own. */
    private void addCheck(Block check) throws HclSyntaxException {
        List<Block> nested = check.body().blocks("data");
        if (nested.size() > 1) {
            throw BlockRules.problem(
                    nested.get(1),
                    "Multiple data resource blocks",
                    "This check block already has a data resource defined at " + header(nested.get(0)) + ".");
        }
        for (Block data : nested) {
            BlockRules.checkNestedData(data);
            addResource(new Resource(
                    Resource.Mode.DATA, data.labels().get(0), data.labels().get(1), data, Optional.of(check)));
        }
    }

    private void addResource(Resource resource) throws HclSyntaxException {
        String type = resource.type();
        String name = resource.name();
        Resource before = resources.putIfAbsent(resource.address(), resource);
        if (before != null) {
            boolean data = resource.mode() == Resource.Mode.DATA;
            throw BlockRules.problem(
                    resource.block(),
                    "Duplicate " + (data ? "data" : "resource") + " \"" + type + "\" configuration",
                    "A " + type + (data ? " data" : "") + " resource named \"" + name + "\" was already declared at "
                            + header(before.block()) + ". Resource names must be unique per type in each module"
                            + (resource.check().isPresent() ? ", including within check blocks." : "."));
        }
    }

    private void addModuleCall(Block block) throws HclSyntaxException {
        String name = block.labels().get(0);
        ModuleCall before = moduleCalls.get(name);
        if (before != null) {
            throw BlockRules.problem(
                    block,
                    "Duplicate module call",
                    "A module call named \"" + name + "\" was already defined at " + header(before.block())
                            + ". Module calls must have unique names within a module.");
        }
        required(block, "source");
        moduleCalls.put(name, new ModuleCall(name, Constants.text(block, "source"), block));
    }

    private void addLocals(Block block) throws HclSyntaxException {
        for (Block nested : block.body().blocks()) {
            throw BlockRules.unsupportedBlock(nested);
        }
        for (Argument attribute : block.body().attributes()) {
            String name = attribute.name();
            Argument before = localArguments.putIfAbsent(name, attribute);
            if (before != null) {
                throw new HclSyntaxException(
                        attribute.position(),
                        "Duplicate local value definition",
                        "A local value named \"" + name + "\" was already defined at "
                                + before.value().span().rangeFrom(before.position())
                                + ". Local value names must be unique within a module.");
            }
            locals.put(name, new Local(name, attribute.value()));
        }
    }

    private static Argument required(Block block, String argument) throws HclSyntaxException {
        Optional<Argument> attribute = block.body().attribute(argument);
        if (attribute.isEmpty()) {
            throw BlockRules.problem(
                    block,
                    "Missing required argument",
                    "The argument \"" + argument + "\" is required, but no definition was found.");
        }
        return attribute.get();
    }

    /** Where a block's type and labels are, as Terraform's messages name it: {@code main.tf:1,1-13}. */
    private static String header(Block block) {
        String header = block.source().substring(0, block.source().indexOf('{')).stripTrailing();
        SourcePosition position = block.position();
        return position.file() + ":" + position.line() + "," + position.column() + "-"
                + (position.column() + header.codePointCount(0, header.length()));
    }
}
