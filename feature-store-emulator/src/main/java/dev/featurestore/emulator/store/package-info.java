/**
 * The embedded cloud's state on disk, readable after a kill of the process at any instant.
 */
@NullMarked
package dev.featurestore.emulator.store;

import org.jspecify.annotations.NullMarked;
