package dev.featurestore.terraform.evaluation;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.featurestore.terraform.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A regular expression of Terraform, in the syntax of RE2, matched by RE2/J. Where RE2/J and the RE2 of Terraform (Go's
 * package {@code regexp}) can differ, the result is undecided.
 */
final class Re2 {
    /** Maximum length: Go refuses expressions nested more than 1000 deep, RE2/J does not; a shorter one cannot nest as deep. */
    private static final int LONGEST_EXPRESSION = 1_000;

    /** Go refuses more repetitions than this also where they multiply, as in {@code (a{100}){100}}; RE2/J does not. */
    private static final int MOST_REPETITIONS = 1_000;

    /** Instructions of the compiled expression times characters of the text: about a tenth of a second. */
    private static final long MOST_STEPS = 10_000_000;

    private static final Pattern REPETITION = Pattern.compile("(\\)?)\\{(\\d{1,4})(?:,(\\d{0,4}))?\\}");

    /** Unicode's categories and scripts, and matching without regard to case. */
    private static final Pattern UNICODE_TABLES = Pattern.compile("\\\\[pP]|\\(\\?[a-zA-Z]*i");

    /** A named group without P, which Go knows since 1.22, and an escaped letter outside ASCII, which Go refuses. */
    private static final Pattern DIFFERENT = Pattern.compile("\\(\\?<[^=!]|\\\\[^\\x00-\\x7f]");

    private final Pattern pattern;

    private Re2(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Compiles an expression.
     *
     * @throws FailedException if Terraform refuses it too
     */
    static Re2 of(String expression) throws FailedException, UndecidedException {
        if (expression.length() > LONGEST_EXPRESSION
                || DIFFERENT.matcher(expression).find()
                || repetitions(expression) > MOST_REPETITIONS) {
            throw new UndecidedException();
        }
        Pattern pattern = compiled(expression);
        int named = pattern.namedGroups().size();
        if (named > 0 && named < pattern.groupCount()) {
            throw new FailedException();
        }
        return new Re2(pattern);
    }

    private static Pattern compiled(String expression) throws FailedException, UndecidedException {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException refused) {
            // RE2/J does not know the scripts that Unicode added since its version; Go lets two groups have one name.
            if (expression.contains("\\p") || expression.contains("\\P") || expression.contains("(?P<")) {
                throw new UndecidedException();
            }
            throw new FailedException();
        }
    }

    /** An upper bound of the repetitions that are within each other. */
    private static long repetitions(String expression) {
        long ofGroups = 1;
        long ofCharacters = 1;
        Matcher repetition = REPETITION.matcher(expression);
        while (repetition.find() && ofGroups <= MOST_REPETITIONS) {
            String most = repetition.group(3);
            int count = Integer.parseInt(most == null || most.isEmpty() ? repetition.group(2) : most);
            if (repetition.start(1) < repetition.end(1)) {
                ofGroups *= Math.max(1, count);
            } else {
                ofCharacters = Math.max(ofCharacters, count);
            }
        }
        return ofGroups == 1 ? 1 : ofGroups * ofCharacters;
    }

    /** Returns a matcher of the expression on a text. */
    Matcher matcher(String text) throws UndecidedException {
        // RE2/J's tables are of an older Unicode than Terraform's.
        boolean needsTables = UNICODE_TABLES.matcher(pattern.pattern()).find() && !isAscii(pattern.pattern() + text);
        if (needsTables || (long) pattern.programSize() * text.length() > MOST_STEPS) {
            throw new UndecidedException();
        }
        return pattern.matcher(text);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c <= '~');
    }

    /** Returns what {@code regex} gives for a match: the text, or the groups if there are any. */
    Object result(Matcher match) {
        if (!pattern.namedGroups().isEmpty()) {
            Map<String, Object> groups = new TreeMap<>();
            pattern.namedGroups().forEach((name, index) -> groups.put(name, group(match, index)));
            return groups;
        }
        if (pattern.groupCount() == 0) {
            return match.group();
        }
        List<Object> groups = new ArrayList<>();
        for (int i = 1; i <= pattern.groupCount(); i++) {
            groups.add(group(match, i));
        }
        return groups;
    }

    private static Object group(Matcher match, int index) {
        String group = match.group(index);
        return group == null ? Expression.Null.NULL : group;
    }
}
