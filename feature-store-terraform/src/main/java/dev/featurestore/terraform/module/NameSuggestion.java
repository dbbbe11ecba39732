package dev.featurestore.terraform.module;

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
                .filter(name -> NameDistance.LEVENSHTEIN.between(given, name) < UNLIKE)
                .findFirst();
    }
}
