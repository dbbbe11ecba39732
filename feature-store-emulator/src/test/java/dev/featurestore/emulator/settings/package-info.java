@NullMarked
package dev.featurestore.emulator.settings;

import org.jspecify.annotations.NullMarked;
