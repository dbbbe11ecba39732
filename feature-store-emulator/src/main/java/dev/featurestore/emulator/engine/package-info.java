/**
 * Runs jobs of the embedded Resource Manager: the interface that an engine implements, and the built-in engine that
 * works block by block and evaluates next to nothing.
 */
@NullMarked
package dev.featurestore.emulator.engine;

import org.jspecify.annotations.NullMarked;
