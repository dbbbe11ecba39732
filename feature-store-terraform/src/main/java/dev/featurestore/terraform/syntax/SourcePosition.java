package dev.featurestore.terraform.syntax;

/**
 * A place in a file.
 *
 * @param file the file's name, as it was given to the reader
 * @param line line, from 1
 * @param column column in characters, from 1
 */
public record SourcePosition(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
