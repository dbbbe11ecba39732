package dev.featurestore.operator.cost;

import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.plan.PlannedResource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What the resources of a plan cost in a month at list prices, before and after the apply. */
public final class PlannedCost {

    private final PriceList list;
    private final List<ResourceCost> resources;
    private final UnaryOperator<String> redaction;

    private PlannedCost(PriceList list, List<ResourceCost> resources, UnaryOperator<String> redaction) {
        this.list = list;
        this.resources = List.copyOf(resources);
        this.redaction = redaction;
    }

    /**
     * The cost of a plan.
     *
     * @param planJson as {@code terraform show -json} prints it
     * @param redaction hides secrets in a text, in addition to the values that the plan marks as sensitive
     * @throws FeatureStoreException {@code CLOUD_REFUSED} if it is not a plan
     */
    public static PlannedCost of(byte[] planJson, UnaryOperator<String> redaction) {
        PriceList list = PriceList.read();
        return new PlannedCost(
                list,
                PlannedResource.read(planJson).stream()
                        .map(resource -> new ResourceCost(
                                resource.address(),
                                resource.type(),
                                resource.before().map(values -> ChargeReader.of(list, resource.type(), values)),
                                resource.after().map(values -> ChargeReader.of(list, resource.type(), values))))
                        .toList(),
                redaction);
    }

    /** The cost of a month after the apply. */
    BigDecimal monthly() {
        return sum(ResourceCost::monthly);
    }

    /** The cost of a month now. */
    BigDecimal monthlyBefore() {
        return sum(ResourceCost::monthlyBefore);
    }

    private BigDecimal sum(Function<ResourceCost, BigDecimal> of) {
        return resources.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private long count(Predicate<Charges> which) {
        return resources.stream()
                .flatMap(resource -> resource.after().stream())
                .filter(which)
                .count();
    }

    /** The fields {@code cost} of the reports, as {@code docs/report.schema.json} describes them. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("asOf", list.asOf());
        fields.put("currency", list.currency());
        fields.put("priceList", list.link());
        fields.put("hours", list.hours().intValueExact());
        fields.put("monthly", rounded(monthly()));
        fields.put("monthlyBefore", rounded(monthlyBefore()));
        fields.put("free", count(charges -> charges.free().isPresent()));
        fields.put("resources", each(this::monthly));
        fields.put("byUsage", each(this::usage));
        fields.put("withoutPrice", each(this::unpriced));
        return fields;
    }

    private List<Map<String, Object>> each(Function<ResourceCost, Optional<Map<String, Object>>> of) {
        return resources.stream().map(of).flatMap(Optional::stream).toList();
    }

    private Map<String, Object> named(ResourceCost resource) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("address", redaction.apply(resource.address()));
        return fields;
    }

    private Optional<Map<String, Object>> monthly(ResourceCost resource) {
        List<Charge> after = resource.after().map(Charges::monthly).orElse(List.of());
        if (after.isEmpty()
                && resource.before().map(Charges::monthly).orElse(List.of()).isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> fields = named(resource);
        fields.put("monthly", rounded(resource.monthly()));
        fields.put("monthlyBefore", rounded(resource.monthlyBefore()));
        List<Map<String, Object>> items = new ArrayList<>();
        for (Charge charge : after) {
            Map<String, Object> item = priced(charge.price());
            item.put(
                    "quantity",
                    new BigDecimal(charge.quantity().stripTrailingZeros().toPlainString()));
            item.put("monthly", rounded(charge.monthly()));
            items.add(item);
        }
        fields.put("items", items);
        return Optional.of(fields);
    }

    private Optional<Map<String, Object>> usage(ResourceCost resource) {
        List<Price> usage = resource.after().map(Charges::usage).orElse(List.of());
        if (usage.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> fields = named(resource);
        fields.put("items", usage.stream().map(PlannedCost::priced).toList());
        return Optional.of(fields);
    }

    private Optional<Map<String, Object>> unpriced(ResourceCost resource) {
        List<String> why = resource.after().map(Charges::unpriced).orElse(List.of());
        if (why.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> fields = named(resource);
        fields.put("why", why.stream().map(redaction).toList());
        return Optional.of(fields);
    }

    private static Map<String, Object> priced(Price price) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("part", price.part());
        item.put("what", price.what());
        item.put("price", price.amount());
        item.put("per", price.per());
        return item;
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
