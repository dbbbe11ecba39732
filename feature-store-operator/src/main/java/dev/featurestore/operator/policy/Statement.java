package dev.featurestore.operator.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A policy statement that grants a right to groups. Source: "Policy Syntax" in OCI's documentation.
 *
 * @param groups its groups; empty: any user
 * @param place its location
 * @param condition the condition after {@code where}, not evaluated
 */
record Statement(List<UserGroup> groups, Verb verb, String resource, Place place, Optional<String> condition) {

    /** The location after {@code in}. */
    sealed interface Place {
        /** The whole tenancy. */
        record Tenancy() implements Place {}

        /** A compartment by its OCID. */
        record Id(String ocid) implements Place {}

        /** A compartment by its name, or by a path of names relative to the policy's compartment. */
        record Path(List<String> names) implements Place {
            public Path {
                names = List.copyOf(names);
            }
        }
    }

    Statement {
        groups = List.copyOf(groups);
    }

    // Words, quoted texts that may be joined by a slash, and punctuation marks.
    private static final Pattern TOKEN = Pattern.compile("(?:'[^']*'|[^\\s,'{}])+|[,{}]");

    /**
     * Reads a statement.
     *
     * @return empty if it does not grant a right with a verb to groups or any user
     */
    static Optional<Statement> parse(String text) {
        Matcher where = Pattern.compile("(?i)\\swhere\\s").matcher(text);
        boolean conditional = where.find();
        String right = conditional ? text.substring(0, where.start()) : text;
        List<String> words = TOKEN.matcher(right)
                .results()
                .map(match -> match.group().replace("'", ""))
                .toList();
        return new Reader(words)
                .statement(conditional ? Optional.of(text.substring(where.end()).strip()) : Optional.empty());
    }

    private static final class Reader {
        private final List<String> words;
        private int next;

        Reader(List<String> words) {
            this.words = words;
        }

        Optional<Statement> statement(Optional<String> condition) {
            if (!take("allow")) {
                return Optional.empty();
            }
            List<UserGroup> groups = List.of();
            if (!take("any-user") && !take("any-group")) {
                groups = groups();
                if (groups.isEmpty()) {
                    return Optional.empty();
                }
            }
            @Nullable Verb verb = take("to") ? Verb.named(word()).orElse(null) : null;
            String resource = word();
            @Nullable Place place = take("in") ? place() : null;
            return verb == null || place == null || next < words.size()
                    ? Optional.empty()
                    : Optional.of(new Statement(groups, verb, resource, place, condition));
        }

        private List<UserGroup> groups() {
            List<UserGroup> groups = new ArrayList<>();
            if (!take("group")) {
                return groups;
            }
            do {
                take("group");
                take("id");
                try {
                    groups.add(UserGroup.parse(word()));
                } catch (IllegalArgumentException notOne) {
                    return List.of();
                }
            } while (take(","));
            return groups;
        }

        private @Nullable Place place() {
            if (take("tenancy")) {
                return new Place.Tenancy();
            }
            if (!take("compartment")) {
                return null;
            }
            if (take("id")) {
                return new Place.Id(word());
            }
            List<String> path = List.of(word().split(":"));
            return path.isEmpty() ? null : new Place.Path(path);
        }

        private boolean take(String word) {
            boolean there = next < words.size() && words.get(next).equalsIgnoreCase(word);
            next += there ? 1 : 0;
            return there;
        }

        private String word() {
            return next < words.size() ? words.get(next++) : "";
        }
    }
}
