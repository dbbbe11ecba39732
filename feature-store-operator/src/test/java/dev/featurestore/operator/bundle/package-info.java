@NullMarked
package dev.featurestore.operator.bundle;

import org.jspecify.annotations.NullMarked;
