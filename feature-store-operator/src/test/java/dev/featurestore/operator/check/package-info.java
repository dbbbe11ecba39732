@NullMarked
package dev.featurestore.operator.check;

import org.jspecify.annotations.NullMarked;
