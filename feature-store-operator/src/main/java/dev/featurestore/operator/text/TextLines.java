package dev.featurestore.operator.text;

import java.util.function.Consumer;

/** The lines of a text. A log can have 100,000 entries, nearly all of one line, so such an entry is not copied. */
public final class TextLines {

    private TextLines() {}

    /** Passes on each line; an empty text is one empty line. */
    public static void forEach(String text, Consumer<String> reader) {
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            reader.accept(text);
        } else {
            text.lines().forEach(reader);
        }
    }
}
