@NullMarked
package dev.featurestore.operator.drift;

import org.jspecify.annotations.NullMarked;
