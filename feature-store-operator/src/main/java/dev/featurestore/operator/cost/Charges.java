package dev.featurestore.operator.cost;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a resource costs.
 *
 * @param monthly what it costs in each month
 * @param usage prices of what it is used for
 * @param unpriced why there is no price for it, or for a part of it
 * @param free why it is free; empty if it is not
 */
record Charges(List<Charge> monthly, List<Price> usage, List<String> unpriced, Optional<String> free) {

    Charges {
        monthly = List.copyOf(monthly);
        usage = List.copyOf(usage);
        unpriced = List.copyOf(unpriced);
    }

    /** The cost of a month, as far as it has a price. */
    BigDecimal total() {
        return monthly.stream().map(Charge::monthly).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
