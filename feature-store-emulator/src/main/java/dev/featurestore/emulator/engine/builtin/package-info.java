/** The built-in engine: a small Terraform that evaluates what it can, for machines without the real one. */
@NullMarked
package dev.featurestore.emulator.engine.builtin;

import org.jspecify.annotations.NullMarked;
