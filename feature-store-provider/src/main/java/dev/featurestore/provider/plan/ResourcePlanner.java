package dev.featurestore.provider.plan;

import dev.featurestore.provider.value.Sets;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.Attribute;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.NestedBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Plans the new values of a resource from its prior state and from Terraform's proposal: the configuration, with prior
 * values where it sets nothing ("Terraform Resource Instance Change Lifecycle": PlanResourceChange).
 *
 * <p>Values that the configuration leaves to the service are unknown in a new resource or a new block, and unchanged in
 * an existing one: also blocks that the service has set.
 */
public final class ResourcePlanner {

    private ResourcePlanner() {}

    /**
     * Plans a block.
     *
     * @param prior its prior value; empty if it is new
     * @param proposed Terraform's proposal
     */
    public static Value.Structure plan(BlockSchema schema, Optional<Value.Structure> prior, Value.Structure proposed) {
        SortedMap<String, Value> planned = new TreeMap<>();
        schema.attributes()
                .forEach((name, attribute) -> planned.put(
                        name, attribute(attribute, prior.map(block -> member(block, name)), member(proposed, name))));
        schema.blocks()
                .forEach((name, nested) -> planned.put(
                        name, blocks(nested, prior.map(block -> member(block, name)), member(proposed, name))));
        return new Value.Structure(planned);
    }

    /** Terraform proposes prior values, but not in a block of a set whose other attributes it cannot match. */
    private static Value attribute(Attribute attribute, Optional<Value> prior, Value proposed) {
        return attribute.computed() && proposed instanceof Value.Null ? prior.orElseGet(Value.Unknown::new) : proposed;
    }

    private static Value blocks(NestedBlock nested, Optional<Value> prior, Value proposed) {
        if (nested.computed() && isAbsent(proposed)) {
            return prior.orElseGet(Value.Unknown::new);
        }
        if (proposed instanceof Value.Sequence sequence) {
            return nested.nesting() == NestedBlock.Nesting.SET
                    ? set(nested.block(), elements(prior), sequence.elements())
                    : list(nested.block(), elements(prior), sequence.elements());
        }
        if (!(proposed instanceof Value.Structure structure)) {
            return proposed;
        }
        if (nested.nesting() == NestedBlock.Nesting.MAP) {
            SortedMap<String, Value> planned = new TreeMap<>();
            structure
                    .elements()
                    .forEach((key, block) ->
                            planned.put(key, block(nested.block(), prior.map(blocks -> member(blocks, key)), block)));
            return new Value.Structure(planned);
        }
        return block(nested.block(), prior, proposed);
    }

    private static Value list(BlockSchema schema, List<Value> prior, List<Value> proposed) {
        List<Value> planned = new ArrayList<>();
        for (int i = 0; i < proposed.size(); i++) {
            Optional<Value> before = i < prior.size() ? Optional.of(prior.get(i)) : Optional.empty();
            planned.add(block(schema, before, proposed.get(i)));
        }
        return new Value.Sequence(planned);
    }

    private static Value set(BlockSchema schema, List<Value> prior, List<Value> proposed) {
        List<Value> left = new ArrayList<>(prior);
        List<Value> planned = new ArrayList<>();
        for (Value block : proposed) {
            Optional<Value> before = left.stream()
                    .filter(candidate -> Likeness.fits(schema, candidate, block))
                    .findFirst();
            before.ifPresent(left::remove);
            planned.add(block(schema, before, block));
        }
        return Sets.of(planned);
    }

    private static Value block(BlockSchema schema, Optional<Value> prior, Value proposed) {
        if (!(proposed instanceof Value.Structure block)) {
            return proposed;
        }
        return plan(schema, prior.filter(Value.Structure.class::isInstance).map(Value.Structure.class::cast), block);
    }

    static boolean isAbsent(Value blocks) {
        return blocks instanceof Value.Null
                || (blocks instanceof Value.Sequence sequence
                        && sequence.elements().isEmpty())
                || (blocks instanceof Value.Structure structure
                        && structure.elements().isEmpty());
    }

    static List<Value> elements(Optional<Value> blocks) {
        return blocks.orElse(null) instanceof Value.Sequence sequence ? sequence.elements() : List.of();
    }

    static Value member(Value structure, String name) {
        Value member =
                structure instanceof Value.Structure known ? known.elements().get(name) : null;
        return member == null ? new Value.Null() : member;
    }
}
