package dev.featurestore.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The variables for the form of the console, each with the key of an object that it sets. */
final class ConsoleVariables {
    private static final String TABLE = "/feature-store-stack.console-variables";

    /** A variable before the key: {@code coalesce(var.vcn_cidr, var.vcn_details.vcn_cidr)}. */
    private static final Pattern READ_BEFORE_A_KEY =
            Pattern.compile("var\\.(\\w+)(?:, | \\|\\| )(?:try\\()?var\\.(\\w+)(\\[color])?\\.(\\w+)");

    /** The image or the compute of a color: {@code blue = var.blue_img_ocir_url}. */
    private static final Pattern OF_A_COLOR = Pattern.compile("(blue|green) = var\\.(\\w+_(img_ocir_url|compute))");

    private ConsoleVariables() {}

    /** The table that the operator reads. */
    static Map<String, String> table() {
        Map<String, String> table = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(ConsoleVariables.class.getResourceAsStream(TABLE), TABLE)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    String[] words = line.split(" ", -1);
                    if (words.length != 2 || table.put(words[0], words[1]) != null) {
                        throw new AssertionError(
                                TABLE + " must have lines of a variable and its key, each once: " + line);
                    }
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return table;
    }

    /** The variables that {@code locals.tf} reads before a key of an object. */
    static Map<String, String> ofLocals() {
        Map<String, String> read = new TreeMap<>();
        String locals = StackSource.read("locals.tf");
        READ_BEFORE_A_KEY
                .matcher(locals)
                .results()
                .forEach(match -> read.put(
                        match.group(1),
                        match.group(2) + (match.group(3) == null ? "" : ".<color>") + "." + match.group(4)));
        OF_A_COLOR
                .matcher(locals)
                .results()
                .forEach(match -> read.put(
                        match.group(2),
                        "colors." + match.group(1) + (match.group(3).equals("compute") ? ".compute" : ".image")));
        return read;
    }
}
