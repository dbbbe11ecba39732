package dev.featurestore.emulator.engine.builtin;

import java.util.Optional;

/**
 * An output of the root module, as far as it is known.
 *
 * @param name its name
 * @param value its value; empty if it is known only after a resource was made
 * @param sensitive whether its value is to be hidden
 * @param description what the configuration says about it, or empty
 */
record PlannedOutput(String name, Optional<String> value, boolean sensitive, String description) {}
