package dev.featurestore.operator.cost;

import dev.featurestore.operator.plan.ResourceValues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/** Reads what a resource costs from its values, by the facts about its type. */
final class ChargeReader {

    private static final String NONE_KNOWN = "no list price known";

    private final PriceList list;
    private final ChargedAttributes attributes;
    private final List<Charge> monthly = new ArrayList<>();
    private final List<Price> usage = new ArrayList<>();
    private final Set<String> unpriced = new LinkedHashSet<>();
    private Optional<BigDecimal> times = Optional.of(BigDecimal.ONE);

    private ChargeReader(PriceList list, ResourceValues values) {
        this.list = list;
        this.attributes = new ChargedAttributes(values);
    }

    static Charges of(PriceList list, String type, ResourceValues values) {
        return new ChargeReader(list, values).read(list.facts(type));
    }

    private Charges read(List<Fact> facts) {
        Optional<String> free = Optional.empty();
        Optional<Fact.Condition> failed = Optional.empty();
        for (Fact fact : facts) {
            if (fact.condition().isPresent()) {
                Fact.Condition condition = fact.condition().get();
                Optional<Boolean> holds = condition.holds(attributes.value(condition.pointer()));
                if (holds.isEmpty()) {
                    attributes.text(condition.pointer()); // Notes why.
                }
                if (!holds.orElse(false)) {
                    failed = Optional.of(condition);
                    continue;
                }
            }
            if (fact.what() == Fact.What.FREE) {
                free = Optional.of(fact.text());
                break;
            }
            add(fact);
        }
        unpriced.addAll(attributes.missing());
        if (monthly.isEmpty() && usage.isEmpty() && unpriced.isEmpty() && free.isEmpty()) {
            unpriced.add(NONE_KNOWN + failed.map(this::of).orElse(""));
        }
        return new Charges(monthly, usage, List.copyOf(unpriced), unpriced.isEmpty() ? free : Optional.empty());
    }

    private String of(Fact.Condition condition) {
        return " for " + ChargedAttributes.name(condition.pointer()) + " "
                + attributes.value(condition.pointer()).text();
    }

    private void add(Fact fact) {
        switch (fact.what()) {
            case DEFAULT ->
                attributes.setDefault(fact.words().get(0), fact.words().get(1));
            case TIMES -> times = attributes.number(fact.text());
            case SHAPE -> shape(fact.words());
            case CHARGE ->
                charge(
                        list.price(fact.words().get(0)),
                        product(fact.words().subList(1, fact.words().size())));
            case USE -> usage.add(list.price(fact.text()));
            case UNPRICED -> unpriced.add(NONE_KNOWN + " for " + fact.text());
            case FREE -> throw new IllegalStateException(fact.text());
        }
    }

    private void shape(List<String> pointers) {
        Optional<String> name = attributes.text(pointers.get(0));
        if (name.isEmpty()) {
            return;
        }
        Optional<Shape> known = list.shape(name.get());
        if (known.isEmpty() || (known.get().isFlexible() && pointers.size() < 3)) {
            unpriced.add(NONE_KNOWN + " for the shape " + name.get());
            return;
        }
        Shape shape = known.get();
        if (shape.isFlexible()) {
            charge(shape.parts().get(0), attributes.number(pointers.get(1)));
            charge(shape.parts().get(1), attributes.number(pointers.get(2)));
        } else {
            Matcher number = shape.names().matcher(name.get());
            charge(
                    shape.parts().get(0),
                    number.matches() ? Optional.of(new BigDecimal(number.group(1))) : Optional.empty());
        }
    }

    private Optional<BigDecimal> product(List<String> factors) {
        Optional<BigDecimal> product = Optional.of(BigDecimal.ONE);
        for (String factor : factors) {
            product = product.flatMap(all -> attributes.number(factor).map(all::multiply));
        }
        return product;
    }

    private void charge(Price price, Optional<BigDecimal> quantity) {
        quantity.flatMap(one -> times.map(one::multiply)).ifPresent(units -> {
            BigDecimal each = price.amount().multiply(units);
            monthly.add(
                    new Charge(price, units, price.model() == Price.Model.HOUR ? each.multiply(list.hours()) : each));
        });
    }
}
