@NullMarked
package dev.featurestore.emulator.terraform;

import org.jspecify.annotations.NullMarked;
