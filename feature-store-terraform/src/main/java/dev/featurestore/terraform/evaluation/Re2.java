package dev.featurestore.terraform.evaluation;

import dev.featurestore.terraform.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression of Terraform (RE2, see "RE2 Syntax") as one of Java. What the two read differently is rewritten;
 * what cannot be, is undecided. Matching gives up where Java would go on forever and RE2 would not.
 */
final class Re2 {
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_STEPS = 500_000;
    private static final String WHITE_SPACE = "\\t\\n\\f\\r ";

    private final String source;
    private final StringBuilder java = new StringBuilder();
    private int at;

    private Re2(String source) {
        this.source = source;
    }

    /** A matcher of the expression on a text. */
    static Matcher matcher(String expression, String text) throws UndecidedException {
        boolean foldsMoreThanAscii = expression.contains("?i") && !isAscii(expression + text);
        if (text.length() > LONGEST_TEXT || expression.length() > LONGEST_TEXT || foldsMoreThanAscii) {
            throw new UndecidedException();
        }
        try {
            return Pattern.compile(new Re2(expression).translated(), Pattern.UNIX_LINES)
                    .matcher(new Limited(text));
        } catch (PatternSyntaxException notInJava) {
            throw new UndecidedException();
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c <= '~');
    }

    /** Whether there is a next match. */
    static boolean find(Matcher matcher) throws UndecidedException {
        try {
            return matcher.find();
        } catch (TooManySteps tooMany) {
            throw new UndecidedException();
        }
    }

    /** What {@code regex} gives for a match: the text, or the groups if there are any. */
    static Object result(Matcher match) {
        if (match.groupCount() == 0) {
            return match.group();
        }
        List<Object> groups = new ArrayList<>();
        for (int i = 1; i <= match.groupCount(); i++) {
            String group = match.group(i);
            groups.add(group == null ? Expression.Null.NULL : group);
        }
        return groups;
    }

    private String translated() throws UndecidedException {
        while (at < source.length()) {
            char c = source.charAt(at++);
            switch (c) {
                case '\\' -> escape(false);
                case '[' -> characters();
                case '$' -> java.append("\\z");
                case '(' -> group();
                case '*', '+', '?', '}' -> quantifier(c);
                default -> java.append(c);
            }
        }
        return java.toString();
    }

    private void group() throws UndecidedException {
        java.append('(');
        if (source.startsWith("?", at)) {
            // Flags and non-capturing groups are the same in both; multi-line mode, names and lookarounds are not.
            if (!source.startsWith("?:", at) && !source.startsWith("?i)", at) && !source.startsWith("?i:", at)) {
                throw new UndecidedException();
            }
            java.append('?');
            at++;
        }
    }

    /** Two in a row, which Java takes for possessive quantifiers and RE2 refuses, are left to Terraform. */
    private void quantifier(char c) throws UndecidedException {
        java.append(c);
        if (source.startsWith("?", at)) {
            java.append('?');
            at++;
        }
        if (at < source.length() && "*+?{".indexOf(source.charAt(at)) >= 0) {
            throw new UndecidedException();
        }
    }

    private void escape(boolean inClass) throws UndecidedException {
        if (at == source.length()) {
            throw new UndecidedException();
        }
        char c = source.charAt(at++);
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == 's') {
            java.append(inClass ? WHITE_SPACE : "[" + WHITE_SPACE + "]");
        } else if (c == 'S' && !inClass) {
            java.append("[^" + WHITE_SPACE + "]");
        } else if ("dDwWtnrf".indexOf(c) >= 0 || (!inClass && (c == 'A' || c == 'z'))) {
            java.append('\\').append(c);
        } else if (letter || (c >= '0' && c <= '9') || c > '~') {
            throw new UndecidedException();
        } else {
            java.append('\\').append(c);
        }
    }

    private void characters() throws UndecidedException {
        java.append('[');
        if (source.startsWith("^", at)) {
            java.append('^');
            at++;
        }
        boolean first = true;
        while (at < source.length()) {
            char c = source.charAt(at++);
            if (c == ']' && !first) {
                java.append(']');
                return;
            }
            first = false;
            if (c == '\\') {
                escape(true);
            } else if (c == '[' && source.startsWith(":", at)) {
                named();
            } else if (c == '[' || c == '&' || c == ']' || c == '^') {
                java.append('\\').append(c);
            } else {
                java.append(c);
            }
        }
        throw new UndecidedException();
    }

    /** A class such as {@code [:alpha:]}, within another one. */
    private void named() throws UndecidedException {
        int end = source.indexOf(":]", at);
        String name = end < 0 ? "" : source.substring(at + 1, end);
        java.append(
                switch (name) {
                    case "alpha" -> "a-zA-Z";
                    case "digit" -> "0-9";
                    case "alnum" -> "a-zA-Z0-9";
                    case "lower" -> "a-z";
                    case "upper" -> "A-Z";
                    case "word" -> "a-zA-Z0-9_";
                    case "xdigit" -> "0-9A-Fa-f";
                    default -> throw new UndecidedException();
                });
        at = end + 2;
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super("too many steps", null, false, false);
        }
    }

    /** Text that can be looked at only so often. */
    private static final class Limited implements CharSequence {
        private final String text;
        private int left = MOST_STEPS;

        Limited(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            left--;
            if (left < 0) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
