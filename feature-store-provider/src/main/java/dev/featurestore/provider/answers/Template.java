package dev.featurestore.provider.answers;

import dev.featurestore.provider.tenancy.ServiceException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text with placeholders in <code>${…}</code>; the text after {@code " | "} is used if one of its placeholders has no
 * value.
 */
record Template(List<List<Part>> choices) {

    /** Text as it is, or the expression of a placeholder. */
    record Part(boolean placeholder, String text) {}

    /** The values of placeholders. */
    @FunctionalInterface
    interface Scope {
        @Nullable
        String valueOf(String expression) throws ServiceException;
    }

    static Template parse(String text) {
        List<List<Part>> choices = new ArrayList<>();
        for (String choice : text.split(" \\| ", -1)) {
            List<Part> parts = new ArrayList<>();
            int at = 0;
            for (int open = choice.indexOf("${"); open >= 0; open = choice.indexOf("${", at)) {
                int close = choice.indexOf('}', open);
                parts.add(new Part(false, choice.substring(at, open)));
                parts.add(new Part(true, choice.substring(open + 2, close)));
                at = close + 1;
            }
            parts.add(new Part(false, choice.substring(at)));
            choices.add(List.copyOf(parts));
        }
        return new Template(List.copyOf(choices));
    }

    /** The first choice whose placeholders all have values; null if there is no such choice. */
    @Nullable
    String in(Scope scope) throws ServiceException {
        for (List<Part> choice : choices) {
            String text = filled(choice, scope);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static @Nullable String filled(List<Part> parts, Scope scope) throws ServiceException {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            String value = part.placeholder() ? scope.valueOf(part.text()) : part.text();
            if (value == null) {
                return null;
            }
            text.append(value);
        }
        return text.toString();
    }
}
