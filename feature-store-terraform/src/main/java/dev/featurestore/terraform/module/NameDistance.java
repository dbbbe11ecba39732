package dev.featurestore.terraform.module;

/** How much two names differ, in letters. */
public enum NameDistance {
    /** Letters are changed, added or removed, as Levenshtein counts it and Terraform for its suggestions. */
    LEVENSHTEIN,
    /** Letters that are swapped with their neighbor count once, too. */
    WITH_SWAPS;

    /** The number of letters in which two names differ. */
    public int between(String one, String other) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] current = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                int best = Math.min(last[j - 1] + (same ? 0 : 1), Math.min(last[j], current[j - 1]) + 1);
                boolean swapped = this == WITH_SWAPS
                        && i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                current[j] = swapped ? Math.min(best, beforeLast[j - 2] + 1) : best;
            }
            int[] reused = beforeLast;
            beforeLast = last;
            last = current;
            current = reused;
        }
        return last[other.length()];
    }
}
