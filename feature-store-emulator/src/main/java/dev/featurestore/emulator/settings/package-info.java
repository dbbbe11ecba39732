/** How the embedded cloud behaves and misbehaves: start options and the control file. */
@NullMarked
package dev.featurestore.emulator.settings;

import org.jspecify.annotations.NullMarked;
