package dev.featurestore.terraform.check;

import dev.featurestore.terraform.module.NameSuggestion;
import dev.featurestore.terraform.schema.Attribute;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.NestedBlock;
import dev.featurestore.terraform.schema.ValueType;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Body;
import dev.featurestore.terraform.syntax.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares the arguments and blocks of a block with a schema. */
final class BlockContent {

    private static final String DYNAMIC = "dynamic";

    private final String header;
    private final List<ModuleProblem> found = new ArrayList<>();

    /** @param header the outermost block in messages */
    private BlockContent(String header) {
        this.header = header;
    }

    /**
     * The problems of a block.
     *
     * @param arguments arguments that Terraform itself knows in this block
     * @param blocks blocks that Terraform itself knows in this block
     */
    static List<ModuleProblem> in(Block block, BlockSchema schema, Set<String> arguments, Set<String> blocks) {
        BlockContent content = new BlockContent(block.header());
        content.check(block.body(), block.position(), schema, arguments, blocks);
        return content.found;
    }

    private void check(Body body, SourcePosition start, BlockSchema schema, Set<String> arguments, Set<String> blocks) {
        for (Argument argument : body.attributes()) {
            if (!arguments.contains(argument.name())) {
                argument(argument, schema);
            }
        }
        for (Block block : body.blocks()) {
            boolean dynamic = block.type().equals(DYNAMIC) && block.labels().size() == 1;
            String type = dynamic ? block.labels().get(0) : block.type();
            if (!blocks.contains(type)) {
                block(block, type, dynamic ? block.body().blocks("content") : List.of(block), schema);
            }
        }
        for (Attribute attribute : schema.attributes().values()) {
            if (attribute.required()
                    && body.attribute(attribute.name()).isEmpty()
                    && body.blocks(attribute.name()).isEmpty()
                    && !isDynamic(body, attribute.name())) {
                add(
                        start,
                        "Missing required argument",
                        "The argument \"" + attribute.name() + "\" is required, but no definition was found.",
                        "Add \"" + attribute.name() + " = VALUE\" to the block");
            }
        }
        schema.blocks().values().forEach(nested -> count(body, start, nested));
    }

    private static boolean isDynamic(Body body, String type) {
        return body.blocks(DYNAMIC).stream().anyMatch(block -> block.labels().contains(type));
    }

    private void argument(Argument argument, BlockSchema schema) {
        String name = argument.name();
        Attribute known = schema.attributes().get(name);
        if (known == null) {
            if (argument.position().file().endsWith(".json")) {
                found.add(ModuleProblem.at(
                                argument.position(),
                                header,
                                "Extraneous JSON object property",
                                "No argument or block type is named \"" + name + "\".",
                                "Delete it")
                        .meant(NameSuggestion.of(name, settable(schema))));
                return;
            }
            boolean block = schema.blocks().containsKey(name);
            ModuleProblem problem = ModuleProblem.at(
                    argument.position(),
                    header,
                    "Unsupported argument",
                    "An argument named \"" + name + "\" is not expected here."
                            + (block ? " Did you mean to define a block of type \"" + name + "\"?" : ""),
                    block ? "Write a block without the equals sign: " + name + " { … }" : "Delete it");
            found.add(block ? problem : problem.meant(NameSuggestion.of(name, settable(schema))));
        } else if (!known.required() && !known.optional()) {
            add(
                    argument.position(),
                    "Value for unconfigurable attribute",
                    "Can't configure a value for \"" + name + "\": its value will be decided automatically based on the"
                            + " result of applying this configuration.",
                    "Delete it");
        } else {
            Optional<String> required = LiteralFit.required(argument.value(), known.type());
            required.ifPresent(type -> add(
                    argument.value().position(),
                    "Incorrect attribute value type",
                    "Inappropriate value for attribute \"" + name + "\": " + type + " required.",
                    "Write " + type));
        }
    }

    private static Set<String> settable(BlockSchema schema) {
        Set<String> names = new TreeSet<>(schema.blocks().keySet());
        schema.attributes().values().stream()
                .filter(attribute -> attribute.required() || attribute.optional())
                .forEach(attribute -> names.add(attribute.name()));
        return names;
    }

    private void block(Block block, String type, List<Block> contents, BlockSchema schema) {
        NestedBlock nested = schema.blocks().get(type);
        if (nested != null) {
            for (Block content : contents) {
                check(content.body(), content.position(), nested.block(), Set.of(), Set.of());
            }
            return;
        }
        Attribute attribute = schema.attributes().get(type);
        if (attribute == null) {
            found.add(ModuleProblem.at(
                            block.position(),
                            header,
                            "Unsupported block type",
                            "Blocks of type \"" + type + "\" are not expected here.",
                            "Delete it")
                    .meant(NameSuggestion.of(type, schema.blocks().keySet())));
        } else if (!hasObjects(attribute.type())) {
            add(
                    block.position(),
                    "Unsupported block type",
                    "Blocks of type \"" + type + "\" are not expected here. Did you mean to define argument \"" + type
                            + "\"? If so, use the equals sign to assign it a value.",
                    "Write an argument: " + type + " = VALUE");
        }
    }

    /** Terraform accepts blocks for an attribute whose type is a collection of objects ("Attributes as Blocks"). */
    private static boolean hasObjects(ValueType type) {
        ValueType element = type instanceof ValueType.ListOf list
                ? list.element()
                : type instanceof ValueType.SetOf set ? set.element() : type;
        return element instanceof ValueType.ObjectOf && element != type;
    }

    private void count(Body body, SourcePosition start, NestedBlock nested) {
        int written = body.blocks(nested.name()).size();
        if (written < nested.minItems() && !isDynamic(body, nested.name())) {
            add(
                    start,
                    "Insufficient " + nested.name() + " blocks",
                    "At least " + nested.minItems() + " \"" + nested.name() + "\" blocks are required.",
                    "Add the block: " + nested.name() + " { … }");
        } else if (nested.maxItems() > 0 && written > nested.maxItems()) {
            add(
                    body.blocks(nested.name()).get(nested.maxItems()).position(),
                    "Too many " + nested.name() + " blocks",
                    "No more than " + nested.maxItems() + " \"" + nested.name() + "\" blocks are allowed",
                    "Delete this block");
        }
    }

    private void add(SourcePosition position, String summary, String detail, String instead) {
        found.add(ModuleProblem.at(position, header, summary, detail, instead));
    }
}
