package dev.featurestore.provider.plan;

import dev.featurestore.provider.value.Value;
import dev.featurestore.terraform.schema.BlockSchema;
import dev.featurestore.terraform.schema.NestedBlock;
import java.util.List;
import java.util.Optional;

/** Matches blocks of sets, which have neither a name nor an index. */
final class Likeness {

    private Likeness() {}

    /** Whether a block matches the configuration, apart from values that the service may have set. */
    static boolean fits(BlockSchema schema, Value actual, Value described) {
        boolean attributes = schema.attributes().entrySet().stream().allMatch(entry -> {
            Value value = ResourcePlanner.member(described, entry.getKey());
            return (value instanceof Value.Null && entry.getValue().computed())
                    || value.equals(ResourcePlanner.member(actual, entry.getKey()));
        });
        return attributes
                && schema.blocks().entrySet().stream()
                        .allMatch(entry -> fits(
                                entry.getValue(),
                                ResourcePlanner.member(actual, entry.getKey()),
                                ResourcePlanner.member(described, entry.getKey())));
    }

    private static boolean fits(NestedBlock nested, Value actual, Value described) {
        if (nested.computed() && ResourcePlanner.isAbsent(described)) {
            return true;
        }
        if (!(actual instanceof Value.Sequence && described instanceof Value.Sequence)) {
            return actual.equals(described)
                    || (actual instanceof Value.Structure
                            && described instanceof Value.Structure
                            && nested.nesting() != NestedBlock.Nesting.MAP
                            && fits(nested.block(), actual, described));
        }
        List<Value> are = ResourcePlanner.elements(Optional.of(actual));
        List<Value> should = ResourcePlanner.elements(Optional.of(described));
        if (are.size() != should.size()) {
            return false;
        }
        if (nested.nesting() == NestedBlock.Nesting.SET) {
            return should.stream().allMatch(block -> are.stream().anyMatch(is -> fits(nested.block(), is, block)));
        }
        for (int i = 0; i < are.size(); i++) {
            if (!fits(nested.block(), are.get(i), should.get(i))) {
                return false;
            }
        }
        return true;
    }
}
