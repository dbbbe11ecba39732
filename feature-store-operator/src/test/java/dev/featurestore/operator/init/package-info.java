@NullMarked
package dev.featurestore.operator.init;

import org.jspecify.annotations.NullMarked;
