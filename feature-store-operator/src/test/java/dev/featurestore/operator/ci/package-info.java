@NullMarked
package dev.featurestore.operator.ci;

import org.jspecify.annotations.NullMarked;
