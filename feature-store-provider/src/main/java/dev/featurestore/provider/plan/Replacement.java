package dev.featurestore.provider.plan;

import dev.featurestore.provider.value.Sets;
import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.NestedBlock;
import dev.featurestore.terraform.schema.TypeInterface;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds changes that cannot be made in place. */
public final class Replacement {

    private final Set<AttributePath> found = new LinkedHashSet<>();

    private Replacement() {}

    /**
     * Paths of the changes that replace the resource, by {@link TypeInterface#replacedBy}. A path of blocks
     * means their number, as in Terraform's plugin SDK; a path into a set ends at the set, whose elements have no names.
     */
    public static Set<AttributePath> of(TypeInterface type, Value.Structure prior, Value.Structure planned) {
        Replacement replacement = new Replacement();
        for (String path : new TreeSet<>(type.replacedBy())) {
            replacement.compare(
                    type.schema(), List.of(path.split("\\.")), prior, planned, new AttributePath(List.of()));
        }
        return replacement.found;
    }

    private void compare(BlockSchema schema, List<String> path, Value prior, Value planned, AttributePath way) {
        String name = path.get(0);
        List<String> rest = path.subList(1, path.size());
        AttributePath here = way.then(new AttributePath.Step.Attribute(name));
        Value before = ResourcePlanner.member(prior, name);
        Value after = ResourcePlanner.member(planned, name);
        NestedBlock nested = schema.blocks().get(name);
        if (nested == null) {
            reportIf(!before.equals(after), here);
        } else if (rest.isEmpty()) {
            reportIf(after instanceof Value.Unknown || count(nested, before) != count(nested, after), here);
        } else {
            switch (nested.nesting()) {
                case SINGLE, GROUP -> compare(nested.block(), rest, before, after, here);
                case LIST -> compareLists(nested.block(), rest, before, after, here);
                case SET -> reportIf(!parts(nested, before, rest).equals(parts(nested, after, rest)), here);
                case MAP -> compareMaps(nested.block(), rest, before, after, here);
            }
        }
    }

    private void compareLists(BlockSchema schema, List<String> rest, Value before, Value after, AttributePath here) {
        if (after instanceof Value.Unknown) {
            reportIf(true, here);
            return;
        }
        List<Value> were = ResourcePlanner.elements(Optional.of(before));
        List<Value> will = ResourcePlanner.elements(Optional.of(after));
        for (int i = 0; i < Math.max(were.size(), will.size()); i++) {
            compare(schema, rest, at(were, i), at(will, i), here.then(new AttributePath.Step.Index(i)));
        }
    }

    private void compareMaps(BlockSchema schema, List<String> rest, Value before, Value after, AttributePath here) {
        Set<String> keys = new TreeSet<>();
        for (Value blocks : List.of(before, after)) {
            if (blocks instanceof Value.Structure structure) {
                keys.addAll(structure.elements().keySet());
            }
        }
        for (String key : keys) {
            AttributePath there = here.then(new AttributePath.Step.Key(key));
            compare(schema, rest, ResourcePlanner.member(before, key), ResourcePlanner.member(after, key), there);
        }
    }

    private void reportIf(boolean differs, AttributePath way) {
        if (differs) {
            found.add(way);
        }
    }

    private static Value at(List<Value> values, int index) {
        return index < values.size() ? values.get(index) : new Value.Null();
    }

    private static int count(NestedBlock nested, Value blocks) {
        if (blocks instanceof Value.Sequence sequence) {
            return sequence.elements().size();
        }
        if (blocks instanceof Value.Structure structure) {
            return nested.nesting() == NestedBlock.Nesting.MAP
                    ? structure.elements().size()
                    : 1;
        }
        return 0;
    }

    /** The values at the end of a path in all blocks of a set, in a fixed order. */
    private static List<Value> parts(NestedBlock nested, Value blocks, List<String> path) {
        List<Value> parts = new ArrayList<>();
        for (Value block : blocks instanceof Value.Sequence sequence ? sequence.elements() : List.of(blocks)) {
            Value part = ResourcePlanner.member(block, path.get(0));
            NestedBlock inner = nested.block().blocks().get(path.get(0));
            if (inner == null) {
                parts.add(part);
            } else if (path.size() == 1) {
                parts.add(new Value.Decimal(BigDecimal.valueOf(count(inner, part))));
            } else {
                parts.addAll(parts(inner, part, path.subList(1, path.size())));
            }
        }
        return Sets.of(parts).elements();
    }
}
