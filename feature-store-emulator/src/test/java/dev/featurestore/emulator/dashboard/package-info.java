@NullMarked
package dev.featurestore.emulator.dashboard;

import org.jspecify.annotations.NullMarked;
