package dev.featurestore.emulator.terraform;

import java.nio.file.Path;

/** The choice of the engine for the jobs of an embedded cloud. */
public sealed interface EngineChoice {

    /** A usable {@code terraform} on the path, else {@code tofu}, else the built-in engine. */
    record Auto() implements EngineChoice {}

    /** The built-in engine. */
    record BuiltIn() implements EngineChoice {}

    /**
     * The program at a path.
     *
     * @param executable the program
     */
    record At(Path executable) implements EngineChoice {}

    /** The choice as {@link #parse} reads it. */
    default String text() {
        if (this instanceof At program) {
            return program.executable().toAbsolutePath().toString();
        }
        return this instanceof Auto ? "auto" : "builtin";
    }

    /**
     * Reads a choice: {@code auto}, {@code builtin}, or a path.
     *
     * @throws java.nio.file.InvalidPathException if it is neither of them
     * @throws IllegalArgumentException if it is empty
     */
    static EngineChoice parse(String text) {
        return switch (text) {
            case "" -> throw new IllegalArgumentException("must be auto, builtin or a path, but is empty");
            case "auto" -> new Auto();
            case "builtin" -> new BuiltIn();
            default -> new At(Path.of(text));
        };
    }
}
