package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.text.JsonText;
import dev.featurestore.operator.words.Count;
import dev.featurestore.operator.words.Times;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of the feature stores' stacks in a compartment. */
public record StackTable(String compartmentId, String region, List<Stack> stacks) {

    public StackTable {
        stacks = List.copyOf(stacks);
    }

    /** Two lines for each stack, as an OCID needs a line of its own. */
    public List<String> lines() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("CREATED", "NAME", "DISPLAYED AS"));
        for (Stack stack : stacks) {
            String name = StackFacts.name(stack);
            rows.add(List.of(Times.text(stack.created()), name, name.equals(stack.name()) ? "" : stack.name()));
        }
        List<String> table = Columns.of(rows);
        List<String> lines = new ArrayList<>();
        if (!stacks.isEmpty()) {
            lines.add(table.get(0));
        }
        for (int i = 0; i < stacks.size(); i++) {
            lines.add(table.get(i + 1));
            lines.add("  " + stacks.get(i).id());
        }
        lines.add((stacks.isEmpty() ? "No stacks" : Count.of(stacks.size(), "stack")) + " of feature stores, region "
                + region + ", compartment");
        lines.add("  " + compartmentId);
        return lines;
    }

    /** For programs: one document. */
    public String json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("compartmentId", compartmentId);
        json.put("region", region);
        json.put(
                "stacks",
                stacks.stream().map(stack -> StackFacts.json(stack, region)).toList());
        return JsonText.of(json);
    }
}
