package dev.featurestore.operator.markdown;

import dev.featurestore.operator.cost.CostWords;
import dev.featurestore.operator.summary.Fields;
import dev.featurestore.operator.words.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a plan costs, as part of a page: the total, then what a reader opens.
 *
 * @param cost the fields {@code cost} of a report
 */
record CostMarkdown(Fields cost) {

    void addTo(LimitedMarkdown page) {
        CostWords words = new CostWords(cost);
        page.add("\n" + words.line() + "\n");
        add(page, "Cost in a month", "resources", this::monthly);
        add(page, "Charged by usage", "byUsage", CostMarkdown::usage);
        add(page, "Without a price", "withoutPrice", CostMarkdown::unpriced);
        page.add("\n" + words.reservation() + " See [Oracle's price list](" + cost.required("priceList") + ").\n");
    }

    private void add(LimitedMarkdown page, String title, String field, Function<Fields, List<String>> lines) {
        List<Fields> resources = cost.list(field);
        page.details(
                title + ": " + Count.of(resources.size(), "resource"),
                "",
                resources.stream().map(lines).toList());
    }

    private List<String> monthly(Fields resource) {
        List<String> lines = new ArrayList<>();
        String before = CostWords.amount(resource, "monthlyBefore");
        String after = CostWords.amount(resource, "monthly");
        lines.add(String.format("%10s  %s", after, resource.required("address"))
                + (before.equals(after) || before.equals("0.00") ? "" : " (before the change: " + before + ")"));
        for (Fields item : resource.list("items")) {
            lines.add(String.format(
                    "%10s    %s: %s × %s",
                    CostWords.amount(item, "monthly"),
                    item.required("what"),
                    item.required("quantity"),
                    CostWords.price(item)));
        }
        return lines;
    }

    private static List<String> usage(Fields resource) {
        List<String> lines = new ArrayList<>();
        lines.add(resource.required("address"));
        resource.list("items")
                .forEach(item -> lines.add("    " + CostWords.price(item) + ": " + item.required("what")));
        return lines;
    }

    private static List<String> unpriced(Fields resource) {
        return List.of(resource.required("address") + ": " + String.join("; ", resource.texts("why")));
    }
}
