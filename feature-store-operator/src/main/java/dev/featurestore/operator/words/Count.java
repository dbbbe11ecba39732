package dev.featurestore.operator.words;

/** A number with the noun that it counts: {@code 1 output}, {@code 2 outputs}, {@code 3 policies}. */
public final class Count {

    private static final String VOWELS = "aeiou";

    private Count() {}

    /**
     * The number, a blank and the noun.
     *
     * @param noun in the singular; its plural has {@code s}, or {@code ies} in place of a {@code y} after a consonant
     */
    public static String of(long number, String noun) {
        return number + " " + (number == 1 ? noun : plural(noun));
    }

    private static String plural(String noun) {
        int last = noun.length() - 1;
        boolean consonantAndY = noun.endsWith("y") && VOWELS.indexOf(noun.charAt(last - 1)) < 0;
        return consonantAndY ? noun.substring(0, last) + "ies" : noun + "s";
    }
}
