package dev.featurestore.operator.yaml;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A character that is invisible or looks like a space, and that YAML reads as part of a word. Text that was copied from web
 * pages and chats has them.
 *
 * @param index its index in a text
 */
record InvisibleCharacter(int index, int codePoint) {

    /** The first one in a text. */
    static Optional<InvisibleCharacter> in(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (isInvisible(text.charAt(i))) {
                return Optional.of(new InvisibleCharacter(i, text.charAt(i)));
            }
        }
        return Optional.empty();
    }

    /** One at the start or the end of a text. */
    static Optional<InvisibleCharacter> around(CharSequence text) {
        for (int i : List.of(0, text.length() - 1)) {
            if (i >= 0 && i < text.length() && isInvisible(text.charAt(i))) {
                return Optional.of(new InvisibleCharacter(i, text.charAt(i)));
            }
        }
        return Optional.empty();
    }

    /** Spaces except for the ordinary one (Unicode, category Zs), characters without a width, and marks of the writing direction. */
    private static boolean isInvisible(char c) {
        return c != ' '
                && (Character.getType(c) == Character.SPACE_SEPARATOR
                        || Character.getType(c) == Character.FORMAT
                        || c == '\u3164');
    }

    /** Its name: {@code the invisible character no-break space (U+00A0)}. */
    String description() {
        String name = String.valueOf(Character.getName(codePoint)).toLowerCase(Locale.ROOT);
        return "the invisible character " + name + String.format(Locale.ROOT, " (U+%04X)", codePoint);
    }

    /** The hint for it. */
    String hint() {
        return Character.getType(codePoint) == Character.SPACE_SEPARATOR
                ? "Replace it with an ordinary space"
                : "Delete it: type the text around it again";
    }
}
