/** Tests of the parts of goals that need no cloud. */
@NullMarked
package dev.featurestore.operator.command;

import org.jspecify.annotations.NullMarked;
