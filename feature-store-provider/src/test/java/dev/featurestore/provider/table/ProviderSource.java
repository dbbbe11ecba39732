package dev.featurestore.provider.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads from the Go source of Terraform's OCI provider what {@code terraform providers schema -json} does not print: which
 * arguments replace a resource when they change, and which blocks the provider computes if they are absent.
 */
final class ProviderSource {

    private static final Pattern REGISTERED =
            Pattern.compile("tfresource\\.RegisterResource\\(\"(\\w+)\", (?:\\w+\\.)?(\\w+)\\(\\)\\)");
    private static final Pattern FUNCTION =
            Pattern.compile("^func (\\w+)\\(\\) \\*schema\\.Resource \\{\\n.*?^}$", Pattern.MULTILINE | Pattern.DOTALL);

    /** Text by the names of the functions that return a resource; names are unique in a package of Go only. */
    private final Map<Path, Map<String, String>> functions = new HashMap<>();

    private final Map<String, Registration> types = new HashMap<>();

    private record Registration(Path folder, String function) {}

    /**
     * What the source says of a type of resources.
     *
     * @param replacing paths of arguments that replace the resource ({@code ForceNew})
     * @param computed paths of blocks that the provider computes if they are absent
     */
    record Facts(Set<String> replacing, Set<String> computed) {}

    private ProviderSource() {}

    /** Reads a checkout of the provider's repository. */
    static ProviderSource in(Path checkout) throws IOException {
        ProviderSource source = new ProviderSource();
        List<Path> files;
        try (Stream<Path> all = Files.walk(checkout.resolve("internal/service"))) {
            files = all.filter(file -> file.toString().endsWith("_resource.go")).toList();
        }
        for (Path file : files) {
            source.add(file.resolveSibling(""), Files.readString(file));
        }
        return source;
    }

    private void add(Path folder, String text) {
        Map<String, String> here = functions.computeIfAbsent(folder, f -> new HashMap<>());
        Matcher function = FUNCTION.matcher(text);
        while (function.find()) {
            here.put(function.group(1), function.group());
        }
        Matcher registered = REGISTERED.matcher(text);
        while (registered.find()) {
            types.put(registered.group(1), new Registration(folder, registered.group(2)));
        }
    }

    /** Returns the facts about a type, or nothing if no literal of its schema is found. */
    Optional<Facts> facts(String type) {
        Registration registration = types.get(type);
        if (registration == null) {
            return Optional.empty();
        }
        Map<String, String> siblings = functions.getOrDefault(registration.folder(), Map.of());
        Facts facts = new Facts(new HashSet<>(), new HashSet<>());
        boolean found = new Reader(siblings, registration.function()).resource("", facts);
        return found ? Optional.of(facts) : Optional.empty();
    }

    /** Reads the literal in one function. */
    private static final class Reader {
        private static final Pattern TOKEN = Pattern.compile(
                "\\s+|//[^\\n]*|/\\*(?s:.*?)\\*/|(\"(?:\\\\.|[^\"\\\\])*\"|`[^`]*`|'(?:\\\\.|[^'])'|[\\w.]+|.)");

        private final Map<String, String> siblings;
        private final List<String> tokens = new ArrayList<>();
        private int at;

        Reader(Map<String, String> siblings, String function) {
            this.siblings = siblings;
            Matcher token = TOKEN.matcher(siblings.getOrDefault(function, ""));
            while (token.find()) {
                if (token.group(1) != null) {
                    tokens.add(token.group(1));
                }
            }
        }

        /** Reads on behind the first {@code Schema: map[string]*schema.Schema}. */
        boolean resource(String path, Facts facts) {
            while (at < tokens.size() && !startsSchema()) {
                at++;
            }
            if (at == tokens.size()) {
                return false;
            }
            schema(path, facts);
            return true;
        }

        private boolean startsSchema() {
            return tokens.get(at).equals("Schema")
                    && at + 8 < tokens.size()
                    && tokens.subList(at + 1, at + 9)
                            .equals(List.of(":", "map", "[", "string", "]", "*", "schema.Schema", "{"));
        }

        private void schema(String path, Facts facts) {
            at += 9;
            while (!tokens.get(at).equals("}")) {
                String name = tokens.get(at).replace("\"", "");
                at += 2;
                if (tokens.get(at).equals("{")) {
                    at++;
                    attribute(path + name, facts);
                } else {
                    skipValue();
                }
                skip(",");
            }
            at++;
        }

        private void attribute(String path, Facts facts) {
            Set<String> set = new HashSet<>();
            boolean block = false;
            while (!tokens.get(at).equals("}")) {
                String key = tokens.get(at);
                at += 2;
                if (key.equals("Elem")) {
                    block = element(path + '.', facts);
                } else if (tokens.get(at).equals("true")) {
                    set.add(key);
                }
                skipValue();
                skip(",");
            }
            at++;
            if (set.contains("ForceNew")) {
                facts.replacing().add(path);
            }
            if (block && set.contains("Optional") && set.contains("Computed")) {
                facts.computed().add(path);
            }
        }

        /** Reads the element of a list or set, up to its closing brace, and returns whether it is a block. */
        private boolean element(String path, Facts facts) {
            if (tokens.get(at).equals("&") && tokens.get(at + 1).equals("schema.Resource")) {
                at += 3;
                while (!tokens.get(at).equals("}")) {
                    if (startsSchema()) {
                        schema(path, facts);
                    } else {
                        at += 2;
                        skipValue();
                    }
                    skip(",");
                }
                at++;
                return true;
            }
            return siblings.containsKey(tokens.get(at)) && new Reader(siblings, tokens.get(at)).resource(path, facts);
        }

        /** Goes to the comma or brace behind a value. */
        private void skipValue() {
            int depth = 0;
            while (depth > 0 || !Set.of(",", "}").contains(tokens.get(at))) {
                if (Set.of("{", "(", "[").contains(tokens.get(at))) {
                    depth++;
                } else if (Set.of("}", ")", "]").contains(tokens.get(at))) {
                    depth--;
                }
                at++;
            }
        }

        private void skip(String token) {
            if (tokens.get(at).equals(token)) {
                at++;
            }
        }
    }
}
