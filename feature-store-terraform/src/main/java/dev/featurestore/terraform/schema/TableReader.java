package dev.featurestore.terraform.schema;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a type, or the head, from a file of the table: one line for each type, attribute or kind of block, with nested
 * lines indented by one more space. The head of {@code provider.table} explains the marks.
 */
final class TableReader {

    private final String text;
    private final String file;
    private final TypeText types = new TypeText();
    /** Where the current line starts and ends; it starts at the length of the text after the last line. */
    private int start;

    private int end;

    TableReader(String text, String file, int at) {
        this.text = text;
        this.file = file;
        this.start = at;
        line();
    }

    /** The type in the current line and those below it. */
    TypeInterface type() {
        String[] type = words();
        if (type.length != 3) {
            throw wrong("must be 'resource NAME VERSION' or 'data NAME VERSION'");
        }
        next();
        Set<String> replacedBy = new HashSet<>();
        BlockSchema schema = block(1, "", replacedBy);
        return new TypeInterface(type[1], Long.parseLong(type[2]), schema, replacedBy);
    }

    /** The block in the current line and those below it. */
    BlockSchema block() {
        return block(1, "", new HashSet<>());
    }

    private BlockSchema block(int depth, String path, Set<String> replacedBy) {
        SortedMap<String, Attribute> attributes = new TreeMap<>();
        SortedMap<String, NestedBlock> blocks = new TreeMap<>();
        while (depth() == depth) {
            String[] words = words();
            if (words.length < 2 || words.length > 3) {
                throw wrong("must be 'NAME TYPE MARKS'");
            }
            String name = words[0];
            String marks = words.length == 3 ? words[2] : "";
            if (marks.indexOf('~') >= 0) {
                replacedBy.add(path + name);
            }
            next();
            if (words[1].startsWith("block(")) {
                String[] kind = words[1].substring("block(".length(), words[1].length() - 1)
                        .split(",", -1);
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
            }
        }
        return new BlockSchema(attributes, blocks);
    }

    /** The words of the current line. */
    String[] words() {
        return text.substring(start, end).strip().split(" ", -1);
    }

    private int depth() {
        int depth = 0;
        while (start + depth < end && text.charAt(start + depth) == ' ') {
            depth++;
        }
        return depth;
    }

    /** Goes to the next line. */
    void next() {
        start = Math.min(end + 1, text.length());
        line();
    }

    private void line() {
        while (text.startsWith("#", start)) {
            start = Math.min(text.indexOf('\n', start) + 1, text.length());
        }
        int newline = text.indexOf('\n', start);
        end = newline < 0 ? text.length() : newline;
    }

    private IllegalStateException wrong(String rule) {
        long line = text.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
        return new IllegalStateException(file + ", line " + line + ": " + rule);
    }
}
