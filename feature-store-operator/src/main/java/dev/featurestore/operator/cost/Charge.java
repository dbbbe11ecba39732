package dev.featurestore.operator.cost;

import java.math.BigDecimal;

/**
 * What a resource costs in a month for one of its parts.
 *
 * @param price the price of a unit
 * @param quantity number of units
 * @param monthly the cost of a month
 */
record Charge(Price price, BigDecimal quantity, BigDecimal monthly) {}
