/** What the resources of a plan cost in a month, at the list prices of {@code prices.txt}. Shown only; nothing is decided by it. */
@NullMarked
package dev.featurestore.operator.cost;

import org.jspecify.annotations.NullMarked;
