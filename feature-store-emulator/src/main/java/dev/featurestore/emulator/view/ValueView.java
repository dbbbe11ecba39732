package dev.featurestore.emulator.view;

import java.util.Optional;

/**
 * The value of a variable or an output.
 *
 * @param name its name
 * @param value its value; empty if it must not be shown
 */
public record ValueView(String name, Optional<String> value) {}
