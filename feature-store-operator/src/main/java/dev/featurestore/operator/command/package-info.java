/** The goals: one class for each, with the requests that they run. */
@NullMarked
package dev.featurestore.operator.command;

import org.jspecify.annotations.NullMarked;
