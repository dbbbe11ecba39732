package dev.featurestore.terraform.syntax;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A block of configuration.
 *
 * @param type its type, such as {@code output}
 * @param labels the labels behind the type
 * @param body what is between the braces
 * @param position where the type is
 * @param source the exact text from the type to the closing brace
 */
public record Block(String type, List<String> labels, Body body, SourcePosition position, String source) {

    public Block {
        labels = List.copyOf(labels);
    }

    /** Its type and labels, as messages name it: {@code resource "oci_core_vcn" "this"}. */
    public String header() {
        return type + labels.stream().map(label -> " \"" + label + "\"").collect(Collectors.joining());
    }
}
