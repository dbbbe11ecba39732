package dev.featurestore.emulator.engine.builtin;

import java.util.Optional;

/**
 * An output of the root module in a plan.
 *
 * @param name its name
 * @param value its value; empty if it is known after the creation of a resource only
 * @param sensitive whether to hide its value
 * @param description its description in the configuration, or empty
 */
record PlannedOutput(String name, Optional<String> value, boolean sensitive, String description) {}
