package dev.featurestore.operator.cost;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a resource costs.
 *
 * @param before what it costs now; empty if it does not exist
 * @param after what it costs after the apply; empty if it is destroyed
 */
record ResourceCost(String address, String type, Optional<Charges> before, Optional<Charges> after) {

    BigDecimal monthlyBefore() {
        return before.map(Charges::total).orElse(BigDecimal.ZERO);
    }

    BigDecimal monthly() {
        return after.map(Charges::total).orElse(BigDecimal.ZERO);
    }
}
