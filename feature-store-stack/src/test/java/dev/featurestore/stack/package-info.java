/** Tests of the stack, without the real provider and without a cloud. */
@NullMarked
package dev.featurestore.stack;

import org.jspecify.annotations.NullMarked;
