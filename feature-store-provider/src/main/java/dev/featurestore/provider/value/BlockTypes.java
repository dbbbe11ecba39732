package dev.featurestore.provider.value;

import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.NestedBlock;
import dev.featurestore.terraform.schema.ValueType;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Blocks as values ("Wire Format for Terraform Objects and Associated Values": Schema NestedBlock Mapping). */
public final class BlockTypes {

    private BlockTypes() {}

    /** The type of a block's value: an object of its attributes and its blocks. */
    public static ValueType.ObjectOf of(BlockSchema schema) {
        SortedMap<String, ValueType> members = new TreeMap<>();
        schema.attributes().forEach((name, attribute) -> members.put(name, attribute.type()));
        schema.blocks().forEach((name, block) -> members.put(name, of(block)));
        return new ValueType.ObjectOf(members);
    }

    private static ValueType of(NestedBlock nested) {
        ValueType block = of(nested.block());
        return switch (nested.nesting()) {
            case SINGLE, GROUP -> block;
            case LIST -> new ValueType.ListOf(block);
            case SET -> new ValueType.SetOf(block);
            case MAP -> new ValueType.MapOf(block);
        };
    }

    /** A block that sets nothing: null attributes, no blocks. */
    public static Value.Structure empty(BlockSchema schema) {
        SortedMap<String, Value> members = new TreeMap<>();
        schema.attributes().keySet().forEach(name -> members.put(name, new Value.Null()));
        schema.blocks().forEach((name, nested) -> members.put(name, absent(nested)));
        return new Value.Structure(members);
    }

    /** Completes a block of a state: replaces each null that stands for absent blocks by the value of absent blocks. */
    public static Value.Structure complete(BlockSchema schema, Value.Structure block) {
        SortedMap<String, Value> members = new TreeMap<>(block.elements());
        schema.blocks()
                .forEach((name, nested) -> members.compute(
                        name, (key, value) -> value == null ? absent(nested) : complete(nested, value)));
        return new Value.Structure(members);
    }

    private static Value complete(NestedBlock nested, Value value) {
        if (value instanceof Value.Null) {
            return absent(nested);
        }
        if (value instanceof Value.Sequence sequence) {
            List<Value> blocks = sequence.elements().stream()
                    .map(block -> completeOne(nested, block))
                    .toList();
            return nested.nesting() == NestedBlock.Nesting.SET ? Sets.of(blocks) : new Value.Sequence(blocks);
        }
        if (nested.nesting() == NestedBlock.Nesting.MAP && value instanceof Value.Structure structure) {
            SortedMap<String, Value> blocks = new TreeMap<>();
            structure.elements().forEach((key, block) -> blocks.put(key, completeOne(nested, block)));
            return new Value.Structure(blocks);
        }
        return completeOne(nested, value);
    }

    private static Value completeOne(NestedBlock nested, Value block) {
        return block instanceof Value.Structure structure ? complete(nested.block(), structure) : block;
    }

    private static Value absent(NestedBlock nested) {
        return switch (nested.nesting()) {
            case SINGLE -> new Value.Null();
            case GROUP -> empty(nested.block());
            case LIST, SET -> new Value.Sequence(List.of());
            case MAP -> new Value.Structure(new TreeMap<>());
        };
    }
}
