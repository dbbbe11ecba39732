@NullMarked
package dev.featurestore.emulator.engine;

import org.jspecify.annotations.NullMarked;
