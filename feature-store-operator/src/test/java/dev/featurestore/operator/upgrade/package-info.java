@NullMarked
package dev.featurestore.operator.upgrade;

import org.jspecify.annotations.NullMarked;
