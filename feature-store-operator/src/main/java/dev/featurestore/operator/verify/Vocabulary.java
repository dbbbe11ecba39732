package dev.featurestore.operator.verify;

import dev.featurestore.terraform.module.NameDistance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A set of allowed words, which finds the one that a misspelled word probably means. */
public record Vocabulary(Collection<String> words) {
    /** The word that was probably meant. */
    public Optional<String> nearest(String found) {
        String simple = simplify(found);
        String stem = withoutSuffix(simple);
        String best = null;
        int bestDistance = Math.max(1, simple.length() / 4) + 1;
        for (String word : words) {
            String simpleWord = simplify(word);
            if (simpleWord.equals(simple) || withoutSuffix(simpleWord).equals(stem)) {
                return Optional.of(word);
            }
            int distance = NameDistance.WITH_SWAPS.between(simple, simpleWord);
            if (distance < bestDistance) {
                best = word;
                bestDistance = distance;
            }
        }
        return best == null ? withTheWordsOf(found) : Optional.of(best);
    }

    /** The only word that contains all parts of a name, in their order: {@code function_img_url} of {@code function_img_ocir_url}. */
    private Optional<String> withTheWordsOf(String found) {
        List<String> parts = parts(found);
        List<String> longer = new ArrayList<>();
        if (parts.size() > 1) {
            for (String word : words) {
                Iterator<String> others = parts(word).iterator();
                if (parts.stream().allMatch(part -> contains(others, part))) {
                    longer.add(word);
                }
            }
        }
        return longer.size() == 1 ? Optional.of(longer.get(0)) : Optional.empty();
    }

    private static boolean contains(Iterator<String> parts, String part) {
        while (parts.hasNext()) {
            if (parts.next().equals(part)) {
                return true;
            }
        }
        return false;
    }

    /** {@code function_img_url} and {@code functionImgUrl} have the parts function, img and url. */
    private static List<String> parts(String word) {
        String separated = word.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
        return Stream.of(separated.split("[-_. ]+"))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** {@code compartmentId}, {@code Compartment-ID} and {@code compartment_id} are spellings of one word. */
    private static String simplify(String word) {
        StringBuilder simple = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c != '_' && c != '-' && c != '.' && c != ' ') {
                simple.append(Character.toLowerCase(c));
            }
        }
        return simple.toString();
    }

    /** OCI uses id and OCID for the same thing. */
    private static String withoutSuffix(String word) {
        if (word.length() > 4 && word.endsWith("ocid")) {
            return word.substring(0, word.length() - 4);
        }
        return word.length() > 2 && word.endsWith("id") ? word.substring(0, word.length() - 2) : word;
    }
}
