@NullMarked
package dev.featurestore.emulator.engine.builtin;

import org.jspecify.annotations.NullMarked;
