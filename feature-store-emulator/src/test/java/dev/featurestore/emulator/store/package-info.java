@NullMarked
package dev.featurestore.emulator.store;

import org.jspecify.annotations.NullMarked;
