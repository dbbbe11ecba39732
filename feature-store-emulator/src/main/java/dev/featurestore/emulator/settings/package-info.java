/** Behavior and simulated faults of the embedded cloud: start options and the control file. */
@NullMarked
package dev.featurestore.emulator.settings;

import org.jspecify.annotations.NullMarked;
