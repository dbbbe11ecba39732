@NullMarked
package dev.featurestore.operator.cost;

import org.jspecify.annotations.NullMarked;
