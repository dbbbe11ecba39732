package dev.featurestore.emulator.dashboard;

import java.util.Locale;

/**
 * Replaces the characters of a page that are invisible or change the direction of other text, because names and logs from
 * outside could hide or reorder text with them. Templates have none of them.
 */
final class VisibleCharacters {

    private VisibleCharacters() {}

    static String in(String page) {
        StringBuilder shown = new StringBuilder(page.length() + 16);
        page.codePoints().forEach(character -> append(character, shown));
        return shown.toString();
    }

    private static void append(int character, StringBuilder shown) {
        switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> {
                if (character == '\n' || character == '\t') {
                    shown.append((char) character);
                } else {
                    shown.append(String.format(Locale.ROOT, "[U+%04X]", character));
                }
            }
            // A half of a pair without the other half has no form in UTF-8.
            case Character.SURROGATE -> shown.append('\ufffd');
            default -> shown.appendCodePoint(character);
        }
    }
}
