package dev.featurestore.emulator.engine.builtin;

import java.util.Collection;
import java.util.Optional;

/** Finds the known name that is most similar to an unknown one. */
public final class NameSuggestion {

    /** As in Terraform, names with this distance are not similar. */
    private static final int UNLIKE = 3;

    private NameSuggestion() {}

    /** The first known name that differs in at most two letters. */
    public static Optional<String> of(String given, Collection<String> known) {
        return known.stream()
                .sorted()
                .filter(name -> Math.abs(name.length() - given.length()) < UNLIKE)
                .filter(name -> distance(given, name) < UNLIKE)
                .findFirst();
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
