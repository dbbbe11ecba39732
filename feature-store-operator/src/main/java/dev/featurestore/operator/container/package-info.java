/** Container engines on this machine. */
@NullMarked
package dev.featurestore.operator.container;

import org.jspecify.annotations.NullMarked;
