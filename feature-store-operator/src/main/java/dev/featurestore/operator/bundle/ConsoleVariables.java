package dev.featurestore.operator.bundle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Variables that only the form of the OCI console sets, because it has no fields for objects. A configuration sets the key
 * of the object instead. Only the bundled stack has such variables.
 *
 * @param keys the key of each variable, as in {@code vcn_details.vcn_cidr}
 */
public record ConsoleVariables(Map<String, String> keys) {
    /** No such variables, as in a stack of the user. */
    public static final ConsoleVariables NONE = new ConsoleVariables(Map.of());

    /** Such variables. */
    public ConsoleVariables {
        keys = Map.copyOf(keys);
    }

    /** The variables of a table: lines with a variable and its key, and comments. */
    static ConsoleVariables of(List<String> table) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String line : table) {
            String[] words = line.strip().split(" ", -1);
            if (words.length == 2 && !line.startsWith("#")) {
                keys.put(words[0], words[1]);
            }
        }
        return new ConsoleVariables(keys);
    }

    /** The key that this variable sets; empty if it is not one of them. */
    public Optional<String> key(String variable) {
        return Optional.ofNullable(keys.get(variable));
    }

    /** Names of the variables. */
    public Set<String> names() {
        return keys.keySet();
    }
}
