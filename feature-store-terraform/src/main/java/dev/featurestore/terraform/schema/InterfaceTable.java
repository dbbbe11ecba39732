package dev.featurestore.terraform.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bundled interface table: one line for each type, attribute or kind of block, with nested lines indented by
 * one more space. The table's head explains its marks.
 */
public final class InterfaceTable {

    private static final String RESOURCE = "oracle-oci.table";

    private final BufferedReader lines;
    private final TypeText types = new TypeText();
    private @Nullable String line;
    private int number;

    private InterfaceTable(BufferedReader lines) {
        this.lines = lines;
    }

    /** Returns the bundled table. Each call reads it again, which takes a few milliseconds. */
    public static ProviderInterface bundled() {
        InputStream resource = InterfaceTable.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new IllegalStateException(RESOURCE + " is missing from the jar");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return new InterfaceTable(lines).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ProviderInterface read(BufferedReader lines) throws IOException {
        return new InterfaceTable(lines).read();
    }

    private ProviderInterface read() throws IOException {
        next();
        String[] head = words();
        if (head.length != 3 || !head[0].equals("provider")) {
            throw wrong("must be 'provider SOURCE VERSION'");
        }
        next();
        BlockSchema provider = block(1, "", new HashSet<>());
        SortedMap<String, TypeInterface> resources = new TreeMap<>();
        SortedMap<String, TypeInterface> dataSources = new TreeMap<>();
        while (line != null) {
            String[] type = words();
            if (type.length != 3) {
                throw wrong("must be 'resource NAME VERSION' or 'data NAME VERSION'");
            }
            next();
            Set<String> replacedBy = new HashSet<>();
            BlockSchema schema = block(1, "", replacedBy);
            (type[0].equals("data") ? dataSources : resources)
                    .put(type[1], new TypeInterface(type[1], Long.parseLong(type[2]), schema, replacedBy));
        }
        return new ProviderInterface(head[1], head[2], provider, resources, dataSources);
    }

    private BlockSchema block(int depth, String path, Set<String> replacedBy) throws IOException {
        SortedMap<String, Attribute> attributes = new TreeMap<>();
        SortedMap<String, NestedBlock> blocks = new TreeMap<>();
        while (line != null && depth() == depth) {
            String[] words = words();
            if (words.length < 2 || words.length > 3) {
                throw wrong("must be 'NAME TYPE MARKS'");
            }
            String name = words[0];
            String marks = words.length == 3 ? words[2] : "";
            if (marks.indexOf('~') >= 0) {
                replacedBy.add(path + name);
            }
            if (words[1].startsWith("block(")) {
                String[] kind = words[1].substring("block(".length(), words[1].length() - 1)
                        .split(",", -1);
                next();
                blocks.put(
                        name,
                        new NestedBlock(
                                name,
                                NestedBlock.Nesting.valueOf(kind[0].toUpperCase(Locale.ROOT)),
                                block(depth + 1, path + name + '.', replacedBy),
                                Integer.parseInt(kind[1]),
                                Integer.parseInt(kind[2]),
                                marks.indexOf('=') >= 0));
            } else {
                attributes.put(
                        name,
                        new Attribute(
                                name,
                                types.read(words[1]),
                                marks.indexOf('!') >= 0,
                                marks.indexOf('?') >= 0,
                                marks.indexOf('=') >= 0,
                                marks.indexOf('*') >= 0));
                next();
            }
        }
        return new BlockSchema(attributes, blocks);
    }

    private String[] words() {
        return line == null ? new String[0] : line.strip().split(" ", -1);
    }

    private int depth() {
        int depth = 0;
        while (line != null && depth < line.length() && line.charAt(depth) == ' ') {
            depth++;
        }
        return depth;
    }

    private void next() throws IOException {
        do {
            line = lines.readLine();
            number++;
        } while (line != null && line.startsWith("#"));
    }

    private IllegalStateException wrong(String rule) {
        return new IllegalStateException(RESOURCE + ", line " + number + ": " + rule);
    }
}
