package dev.featurestore.emulator.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Converts types of states ({@code ["list", "string"]}) to the syntax of configurations ({@code list(string)}). */
final class TypeSyntax {

    private TypeSyntax() {}

    static String of(JsonNode type) {
        if (!type.isArray()) {
            return type.asText().equals("dynamic") ? "any" : type.asText();
        }
        String kind = type.path(0).asText();
        JsonNode of = type.path(1);
        List<String> parts = new ArrayList<>();
        return switch (kind) {
            case "object" -> {
                of.properties().forEach(entry -> parts.add(entry.getKey() + "=" + of(entry.getValue())));
                yield "object({" + String.join(",", parts) + "})";
            }
            case "tuple" -> {
                of.forEach(element -> parts.add(of(element)));
                yield "tuple([" + String.join(",", parts) + "])";
            }
            default -> kind + "(" + of(of) + ")";
        };
    }
}
