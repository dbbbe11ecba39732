@NullMarked
package dev.featurestore.emulator.signing;

import org.jspecify.annotations.NullMarked;
