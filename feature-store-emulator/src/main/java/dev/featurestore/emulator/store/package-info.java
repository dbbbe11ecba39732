/**
 * The embedded cloud's state on disk, which a kill of the process at any time leaves readable.
 */
@NullMarked
package dev.featurestore.emulator.store;

import org.jspecify.annotations.NullMarked;
