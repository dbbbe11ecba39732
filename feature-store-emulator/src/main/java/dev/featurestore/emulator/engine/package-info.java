/** Runs the jobs of the embedded Resource Manager: the interface of engines, and what all of them share. */
@NullMarked
package dev.featurestore.emulator.engine;

import org.jspecify.annotations.NullMarked;
