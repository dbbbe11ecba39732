package dev.featurestore.operator.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The difference of two texts as lines that start with {@code -}, {@code +} or a space, with lines around each change: a longest
 * common subsequence (Hunt and McIlroy, "An Algorithm for Differential File Comparison", 1976).
 */
public final class LineDiff {

    /** Lines that are shown around a change. */
    private static final int CONTEXT = 2;

    /** Largest table, in cells of four bytes. Larger changes are only counted. */
    private static final long LARGEST = 4_000_000;

    private LineDiff() {}

    /** The difference; empty if the texts are equal. */
    public static List<String> of(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        int start = 0;
        while (start < Math.min(old.size(), now.size()) && old.get(start).equals(now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < Math.min(old.size(), now.size()) - start
                && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        List<String> removed = old.subList(start, old.size() - end);
        List<String> added = now.subList(start, now.size() - end);
        if (removed.isEmpty() && added.isEmpty()) {
            return List.of();
        }
        if ((long) (removed.size() + 1) * (added.size() + 1) > LARGEST) {
            return List.of("- " + removed.size() + " lines", "+ " + added.size() + " lines");
        }
        List<String> lines = new ArrayList<>();
        old.subList(Math.max(0, start - CONTEXT), start).forEach(line -> lines.add("  " + line));
        lines.addAll(shortened(changes(removed, added)));
        now.subList(now.size() - end, Math.min(now.size(), now.size() - end + CONTEXT))
                .forEach(line -> lines.add("  " + line));
        return lines;
    }

    private static List<String> changes(List<String> old, List<String> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                lines.add("  " + old.get(i));
                i++;
                j++;
            } else if (i < old.size() && (j == now.size() || common[i + 1][j] >= common[i][j + 1])) {
                lines.add("- " + old.get(i));
                i++;
            } else {
                lines.add("+ " + now.get(j));
                j++;
            }
        }
        return lines;
    }

    /** Leaves out equal lines that are far from a change. */
    private static List<String> shortened(List<String> lines) {
        List<String> shown = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            int next = at;
            while (next < lines.size() && lines.get(next).startsWith("  ")) {
                next++;
            }
            if (next - at > 2 * CONTEXT + 1) {
                shown.addAll(lines.subList(at, at + CONTEXT));
                shown.add("  ...");
                shown.addAll(lines.subList(next - CONTEXT, next));
            } else {
                shown.addAll(lines.subList(at, next));
            }
            if (next < lines.size()) {
                shown.add(lines.get(next));
            }
            at = next + 1;
        }
        return shown;
    }
}
