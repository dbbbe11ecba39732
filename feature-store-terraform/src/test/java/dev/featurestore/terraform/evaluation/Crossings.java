package dev.featurestore.terraform.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Values of a type, and the conditions that each of them is tried with: a section of {@code conditions.txt}. It begins
 * with {@code type T}; its lines are {@code value V} and {@code condition C}, as Terraform's language writes them.
 *
 * @param conditions about {@code var.x}
 */
record Crossings(String type, List<String> values, List<String> conditions) {

    private static final int CONDITIONS_OF_A_FILE = 20;

    static List<Crossings> all() {
        List<Crossings> all = new ArrayList<>();
        for (String section : text().split("(?m)^type ", -1)) {
            List<String> lines = section.lines().toList();
            all.add(new Crossings(lines.get(0), with("value ", lines), with("condition ", lines)));
        }
        return List.copyOf(all.subList(1, all.size()));
    }

    private static List<String> with(String keyword, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(keyword))
                .map(line -> line.substring(keyword.length()))
                .toList();
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(Crossings.class.getResourceAsStream("conditions.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Sections of the same type with fewer conditions each, since Terraform reads a whole file for each error in it. */
    Stream<Crossings> split() {
        return IntStream.rangeClosed(0, (conditions.size() - 1) / CONDITIONS_OF_A_FILE)
                .map(part -> part * CONDITIONS_OF_A_FILE)
                .mapToObj(from -> new Crossings(
                        type,
                        values,
                        conditions.subList(from, Math.min(from + CONDITIONS_OF_A_FILE, conditions.size()))));
    }

    /** A variable whose default is the value, with the conditions, each on a line of its own. */
    String variable(String name, String value) {
        StringBuilder text =
                new StringBuilder("variable \"%s\" {\n  type = %s\n  default = %s\n".formatted(name, type, value));
        for (String condition : conditions) {
            text.append("  validation {\n    condition = ")
                    .append(condition.replace("var.x", "var." + name))
                    .append("\n    error_message = \"Refused.\"\n  }\n");
        }
        return text.append("}\n").toString();
    }
}
