@NullMarked
package dev.featurestore.emulator.featurestore;

import org.jspecify.annotations.NullMarked;
