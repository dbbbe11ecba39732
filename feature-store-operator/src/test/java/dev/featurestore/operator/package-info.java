/** Tests of the operator as a process. */
@NullMarked
package dev.featurestore.operator;

import org.jspecify.annotations.NullMarked;
