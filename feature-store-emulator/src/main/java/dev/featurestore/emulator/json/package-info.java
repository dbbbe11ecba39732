/** JSON trees, the one form in which the embedded cloud reads and writes JSON. */
@NullMarked
package dev.featurestore.emulator.json;

import org.jspecify.annotations.NullMarked;
