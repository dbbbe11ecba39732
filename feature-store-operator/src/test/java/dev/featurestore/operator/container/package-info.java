@NullMarked
package dev.featurestore.operator.container;

import org.jspecify.annotations.NullMarked;
