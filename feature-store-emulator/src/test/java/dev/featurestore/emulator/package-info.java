@NullMarked
package dev.featurestore.emulator;

import org.jspecify.annotations.NullMarked;
