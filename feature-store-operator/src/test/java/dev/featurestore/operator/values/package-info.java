@NullMarked
package dev.featurestore.operator.values;

import org.jspecify.annotations.NullMarked;
