@NullMarked
package dev.featurestore.operator.plan;

import org.jspecify.annotations.NullMarked;
