package dev.featurestore.emulator.terraform;

import java.nio.file.Path;

/** Which engine runs the jobs of an embedded cloud. */
public sealed interface EngineChoice {

    /** {@code terraform}, else {@code tofu} of the path, if it can be used; otherwise the built-in engine. */
    record Auto() implements EngineChoice {}

    /** The built-in engine. */
    record BuiltIn() implements EngineChoice {}

    /**
     * This one and no other.
     *
     * @param executable the program
     */
    record At(Path executable) implements EngineChoice {}

    /**
     * Reads a choice: {@code auto}, {@code builtin}, or a path.
     *
     * @throws java.nio.file.InvalidPathException if it is none of them
     * @throws IllegalArgumentException if it is empty
     */
    static EngineChoice parse(String text) {
        return switch (text) {
            case "" -> throw new IllegalArgumentException("it is neither auto, nor builtin, nor a path");
            case "auto" -> new Auto();
            case "builtin" -> new BuiltIn();
            default -> new At(Path.of(text));
        };
    }
}
