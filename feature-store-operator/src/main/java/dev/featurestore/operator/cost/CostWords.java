package dev.featurestore.operator.cost;

import dev.featurestore.operator.summary.Fields;
import dev.featurestore.operator.words.Count;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sentences about the cost of a plan.
 *
 * @param cost the fields {@code cost} of a report
 */
public record CostWords(Fields cost) {

    private static final BigDecimal SMALL = BigDecimal.TEN;

    /** The sentences about the cost of a plan. */
    public static CostWords of(PlannedCost cost) {
        return new CostWords(new Fields(cost.fields()));
    }

    /** The whole in one line. */
    public String line() {
        List<String> others = new ArrayList<>();
        add(others, "byUsage", " by usage");
        add(others, "withoutPrice", " without a price");
        return "Cost: about " + about(amount("monthly")) + " a month" + change() + " at list prices of "
                + cost.required("asOf") + (others.isEmpty() ? "" : " (" + String.join(", ", others) + ")");
    }

    private void add(List<String> others, String field, String words) {
        int size = cost.list(field).size();
        if (size > 0) {
            others.add((others.isEmpty() ? Count.of(size, "resource") : String.valueOf(size)) + words);
        }
    }

    /** The cost now, if there is any and it differs. */
    private String change() {
        BigDecimal before = amount("monthlyBefore");
        return before.signum() == 0 || before.compareTo(amount("monthly")) == 0
                ? ""
                : ", " + about(before) + " before the change,";
    }

    private BigDecimal amount(String field) {
        return new BigDecimal(cost.text(field).orElse("0"));
    }

    /** An amount without cents, unless it is small. */
    private String about(BigDecimal amount) {
        return cost.required("currency") + " "
                + (amount.signum() == 0 || amount.compareTo(SMALL) >= 0
                        ? String.format(
                                Locale.ROOT,
                                "%,d",
                                amount.setScale(0, RoundingMode.HALF_UP).toBigInteger())
                        : amount.toPlainString());
    }

    /** What the numbers are not. */
    public String reservation() {
        return "List prices of Oracle for " + cost.required("hours")
                + " hours a month, as of " + cost.required("asOf")
                + ", without discounts, free allowances, taxes, and what is charged by usage.";
    }

    /** An amount of a report with its cents. */
    public static String amount(Fields fields, String field) {
        return String.format(
                Locale.ROOT, "%,.2f", new BigDecimal(fields.text(field).orElse("0")));
    }

    /** A price of a unit. */
    public static String price(Fields item) {
        return item.required("price") + " per " + item.required("per");
    }
}
