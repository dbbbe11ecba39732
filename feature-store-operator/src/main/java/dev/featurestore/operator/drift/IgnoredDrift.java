package dev.featurestore.operator.drift;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The patterns of {@code spec.drift.ignore}: {@code ADDRESS} or {@code ADDRESS.ATTRIBUTE}, in which {@code *} matches any
 * characters. A pattern also matches what is below it: all instances of a resource, all resources of a module, all parts of an
 * attribute. An address without an index means all instances.
 */
final class IgnoredDrift {

    private static final String ANY = "*";

    /** The index of an instance: a number, or a key in quotes. */
    private static final Pattern INDEX = Pattern.compile("\\[(?:\\d+|\"(?:[^\"\\\\]|\\\\.)*\")\\]");

    private final Map<String, Pattern> patterns = new LinkedHashMap<>();

    IgnoredDrift(List<String> patterns) {
        patterns.forEach(text -> this.patterns.put(text, compiled(text.strip())));
    }

    /** A whole address or path, or its first part up to a dot or an index. */
    private static Pattern compiled(String text) {
        String whole = List.of(text.split(Pattern.quote(ANY), -1)).stream()
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return Pattern.compile(whole + "(?:[.\\[].*)?", Pattern.DOTALL);
    }

    /** Whether all drift of a resource is ignored, its deletion included. */
    boolean ignores(String address) {
        return matches(address) || matches(withoutIndexes(address));
    }

    /** Whether the drift of a property is ignored. */
    boolean ignores(String address, String property) {
        return ignores(address)
                || matches(address + "." + property)
                || matches(withoutIndexes(address) + "." + property);
    }

    private boolean matches(String text) {
        return patterns.values().stream()
                .anyMatch(pattern -> pattern.matcher(text).matches());
    }

    private static String withoutIndexes(String address) {
        return INDEX.matcher(address).replaceAll("");
    }

    /** The patterns without {@code *} that are about none of these resources: their addresses are probably mistyped. */
    List<String> unknown(List<String> addresses) {
        return patterns.entrySet().stream()
                .filter(pattern -> !pattern.getKey().contains(ANY))
                .filter(pattern -> addresses.stream()
                        .noneMatch(
                                address -> pattern.getValue().matcher(address).matches()
                                        || pattern.getKey().startsWith(address + ".")
                                        || pattern.getKey().startsWith(withoutIndexes(address) + ".")))
                .map(Map.Entry::getKey)
                .toList();
    }
}
